// Whether the page behind hears this one.

const root = document.documentElement;

export const isLive = () => !root.hasAttribute('data-offline') && document.querySelector('.live:not(.off)') !== null;

/** Runs it when the first circuit has drawn the page. */
export function onceLive(run) {
  if (isLive()) return run();
  const watch = new MutationObserver(() => {
    if (!isLive()) return;
    watch.disconnect();
    run();
  });
  watch.observe(document, { childList: true, subtree: true, attributeFilter: ['class'] });
}
