// The worker behind /q, which works without the server: it keeps that page's own files and nothing else, never an
// answer that depends on who asks. It also shows what is pushed to this browser. The server puts `version` and `files`
// before this.

const shelf = `q-${version}`;

self.addEventListener('install', event => event.waitUntil(fetchAll()));

self.addEventListener('activate', event => event.waitUntil(clearOut()));

self.addEventListener('fetch', event => {
  const { origin, pathname } = new URL(event.request.url);
  const { method } = event.request;
  if (origin !== location.origin) return;
  if (method === 'POST' && pathname === '/q/shared') event.respondWith(handOver(event.request));
  if (method === 'GET' && files.includes(pathname)) event.respondWith(kept(pathname, event.request));
});

self.addEventListener('push', event => event.waitUntil(show(event.data?.json() ?? {})));

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

async function fetchAll() {
  const cache = await caches.open(shelf);
  await cache.addAll(files.map(path => new Request(path, { cache: 'no-cache' })));
  await self.skipWaiting();
}

async function clearOut() {
  for (const name of await caches.keys()) if (name.startsWith('q-') && name !== shelf) await caches.delete(name);
  await self.clients.claim();
}

async function kept(pathname, request) {
  const cache = await caches.open(shelf);
  return await cache.match(pathname) ?? fetch(request);
}

/** What another app shares stays on this device: behind the # of an address nothing goes to the server. */
async function handOver(request) {
  const shared = new URLSearchParams(await request.formData());
  return Response.redirect(`/q#${shared}`, 303);
}

function show({ title = 'FinSight', body = '', tag = '', url = '/' }) {
  const icon = '/icons/icon-192.png';
  return self.registration.showNotification(title, { body, tag, renotify: tag !== '', icon, badge: icon, data: url });
}

async function open(path) {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) return;
  for (const page of await clients.matchAll({ type: 'window', includeUncontrolled: true }))
    if (new URL(page.url).pathname === address.pathname) return page.focus();
  return clients.openWindow(address.href);
}
