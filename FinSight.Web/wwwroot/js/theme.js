// Runs before the first paint. Whoever is signed in has a theme in their account, which the page comes with; a visitor
// has what this browser showed last. A choice that the account doesn't know yet goes before both, and so does one that
// it learnt while this page was on its way: the page may tell of the theme before it.
(() => {
  const root = document.documentElement;
  const isDark = () => {
    const scheme = getComputedStyle(root).colorScheme;
    return scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  };

  const isNewer = localStorage.getItem('theme-unsaved') || localStorage.getItem('theme-saved-at') >= performance.timeOrigin;
  const account = isNewer ? null : root.dataset.theme;
  const shown = account ?? localStorage.getItem('theme');
  if (shown) {
    root.dataset.theme = shown;
    localStorage.setItem('theme', shown);
  }

  addEventListener('click', event => {
    if (!event.target.closest('[data-toggle-theme]')) return;
    root.dataset.theme = isDark() ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    localStorage.setItem('theme-unsaved', 'yes');
  }, true);
})();
