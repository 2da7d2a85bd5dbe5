// A button reads the code on a bill, and tells the page behind it by the hidden field beside it.

const wanted = 'scan';

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-scan]');
  if (!button) return;
  // A page's policy is that of the document, and the circuit may have come here from one that shuts the camera out.
  const isShut = document.featurePolicy?.allowsFeature('camera') === false;
  if (isShut && !sessionStorage.getItem(wanted)) return openAnew();
  sessionStorage.removeItem(wanted);
  const { scan } = await import('/js/scan.js');
  const code = await scan(JSON.parse(button.dataset.scan));
  const field = button.parentElement?.querySelector('input[type=hidden]');
  if (!code || !field?.isConnected) return button.focus();
  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

/** What is typed is kept; the scan goes on where it was begun. */
function openAnew() {
  sessionStorage.setItem(wanted, location.pathname);
  location.reload();
}

if (sessionStorage.getItem(wanted) === location.pathname) {
  const watch = new MutationObserver(goOn);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  function goOn() {
    const button = document.querySelector('[data-scan]:not(:disabled)');
    if (!button) return;
    watch.disconnect();
    button.click();
  }
} else sessionStorage.removeItem(wanted);
