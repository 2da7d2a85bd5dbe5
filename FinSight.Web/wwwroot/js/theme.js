// Runs before the first paint: the reader's own choice of light or dark, where it differs from the system's.
(() => {
  const root = document.documentElement;
  const isDark = () => {
    const scheme = getComputedStyle(root).colorScheme;
    return scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  };

  const chosen = localStorage.getItem('theme');
  if (chosen) root.dataset.theme = chosen;

  addEventListener('click', event => {
    if (!event.target.closest('[data-toggle-theme]')) return;
    root.dataset.theme = isDark() ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
  });
})();
