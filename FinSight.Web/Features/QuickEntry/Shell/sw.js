// The worker behind /q, which works without the server: it keeps that page's own files and nothing else, never an
// answer that depends on who asks. The server puts `version` and `files` before this.

const shelf = `q-${version}`;

self.addEventListener('install', event => event.waitUntil(fetchAll()));

self.addEventListener('activate', event => event.waitUntil(clearOut()));

self.addEventListener('fetch', event => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || !files.includes(pathname)) return;
  event.respondWith(kept(pathname, event.request));
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
