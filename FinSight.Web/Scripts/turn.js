/** Goes on to another address of the page that is open: whoever has left it meanwhile is not led back. */
export function turnTo(address, replace) {
  const pageOf = at => at.pathname.replace(/\/$/, '').toLowerCase();
  if (pageOf(new URL(address, location)) === pageOf(location)) Blazor.navigateTo(address, { replaceHistoryEntry: replace });
}
