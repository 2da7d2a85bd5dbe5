// Reads the code on a bill, and tells the page behind it by the hidden field beside its button.

const wanted = 'scan';

/** Reads a code for a button of the page. */
export async function read(button) {
  // A page's policy is that of the document, and the circuit may have come here from one that shuts the camera out.
  const isShut = document.featurePolicy?.allowsFeature('camera') === false;
  if (isShut && !sessionStorage.getItem(wanted)) return openAnew();
  sessionStorage.removeItem(wanted);
  const { scan } = await import('./scan.js');
  const code = await scan(JSON.parse(button.dataset.scan));
  const field = button.parentElement?.querySelector('input[type=hidden]');
  if (!code || !field?.isConnected) return button.focus();
  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What is typed is kept; the scan goes on where it was begun. */
function openAnew() {
  sessionStorage.setItem(wanted, location.pathname);
  location.reload();
}

/** A page that was opened anew for it reads its code once its button can be pressed. */
export function goOn() {
  if (sessionStorage.getItem(wanted) !== location.pathname) return sessionStorage.removeItem(wanted);
  const watch = new MutationObserver(press);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  press();
  function press() {
    const button = document.querySelector('[data-scan]:not(:disabled)');
    if (!button) return;
    watch.disconnect();
    button.click();
  }
}
