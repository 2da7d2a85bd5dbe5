// What the page's root tells of its reader's settings.
const root = document.documentElement;

/** The theme that was chosen here and that the account doesn't know yet; null where there is none. */
export function unsavedTheme() {
  const chosen = localStorage.getItem('theme-unsaved') && localStorage.getItem('theme');
  localStorage.removeItem('theme-unsaved');
  return chosen;
}

/** Shows settings that have changed since the page was loaded. */
export function apply(theme, letterKeys) {
  root.dataset.theme = theme;
  localStorage.setItem('theme', theme);
  if (letterKeys) delete root.dataset.letterKeys;
  else root.dataset.letterKeys = 'off';
}
