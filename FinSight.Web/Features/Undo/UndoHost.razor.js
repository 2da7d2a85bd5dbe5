/** Calls the page for Ctrl-Z, and for Ctrl-Shift-Z or Ctrl-Y. A field that holds text keeps the key for its own undo. */
export function listen(page) {
  const onKey = event => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !'zy'.includes(key) || isTyping(event.target)) return;
    event.preventDefault();
    page.invokeMethodAsync(event.shiftKey || key === 'y' ? 'RedoAsync' : 'UndoAsync');
  };
  document.addEventListener('keydown', onKey);
  document.documentElement.toggleAttribute('data-keys', true);
  return { stop: () => document.removeEventListener('keydown', onKey) };
}

const isTyping = target =>
  target.matches('textarea, input:not([type=checkbox], [type=radio], [type=date])') && target.value !== '';
