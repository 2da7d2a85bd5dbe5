// What the page's root tells of its reader's settings.
const root = document.documentElement;

/** The theme that was chosen here and that the account doesn't know yet; null where there is none. */
export function unsavedTheme() {
  return localStorage.getItem('theme-unsaved') && localStorage.getItem('theme');
}

/** The account knows it now, unless another was chosen meanwhile. */
export function savedTheme(theme) {
  if (unsavedTheme() !== theme) return;
  localStorage.setItem('theme-saved-at', Date.now());
  localStorage.removeItem('theme-unsaved');
}

/** What speaks another language is loaded anew. */
export const reload = () => location.reload();

/** Shows settings that have changed since the page was loaded. */
export function apply(theme, letterKeys) {
  if ((unsavedTheme() ?? theme) === theme) {
    root.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }
  if (letterKeys === 'on') delete root.dataset.letterKeys;
  else root.dataset.letterKeys = 'off';
}
