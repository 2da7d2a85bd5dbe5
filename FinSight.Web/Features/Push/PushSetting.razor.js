// Pushes to this browser, by the worker that also keeps /q. They are asked for when somebody presses, never before.

const field = () => document.querySelector('[data-push]');

addEventListener('click', async ({ target }) => {
  const key = target.closest('[data-push-key]')?.dataset.pushKey;
  if (!key || !field()) return;
  field().value = JSON.stringify(await subscribe(key).catch(({ name }) => ({ refused: name })));
  field().dispatchEvent(new Event('change', { bubbles: true }));
});

/** Whether this browser can be pushed to, may be, and where it is. */
export async function pushState() {
  const can = isSecureContext && 'PushManager' in window && 'Notification' in window && !!navigator.serviceWorker;
  return {
    can,
    denied: can && Notification.permission === 'denied',
    endpoint: can ? (await current())?.endpoint : null,
  };
}

export async function endPush() {
  await (await current())?.unsubscribe();
}

async function current() {
  return await (await navigator.serviceWorker.getRegistration('/q'))?.pushManager.getSubscription();
}

async function subscribe(key) {
  if (await Notification.requestPermission() !== 'granted') return { refused: 'NotAllowedError' };
  const worker = await active(await navigator.serviceWorker.register('/sw.js', { scope: '/q' }));
  const before = await worker.pushManager.getSubscription();
  // Made for another server's key, nothing of this one would come.
  if (before && text(before.options.applicationServerKey) !== key) await before.unsubscribe();
  const { endpoint, keys } = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
  return { endpoint, key: keys.p256dh, auth: keys.auth };
}

function active(registration) {
  if (registration.active) return registration;
  return new Promise(resolve => (registration.installing ?? registration.waiting).addEventListener('statechange', ({ target }) => {
    if (target.state === 'activated') resolve(registration);
  }));
}

const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
