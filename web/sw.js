// Service worker: the page works without a network after its first load, and a new version is taken over only when the
// user says so (boot.js asks through the shell). Every version has a cache of its own, filled completely at install
// and deleted when the next one takes over, so that files of two versions never mix.
'use strict';

const version = 'yinfeng-__VERSION__';
const files = __FILES__;
const indexTimeoutMs = 3000;

self.addEventListener('install', (event) => {
  // Around the HTTP cache: it may still hold files of the version before.
  const requests = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('yinfeng-') && name !== version).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

const cached = (request) => caches.open(version).then((cache) => cache.match(request, { ignoreSearch: true }));

// The page itself: from the cache, so that it fits the cached scripts; from the network only when it is not there.
// A dead network must not keep the user waiting.
async function page(request) {
  const hit = await cached('./');
  if (hit) return hit;
  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('network timeout')), indexTimeoutMs));
  return Promise.race([fetch(request), timeout]);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const scope = new URL(self.registration.scope);
  if (request.mode === 'navigate') {
    const own = url.pathname === scope.pathname || url.pathname === scope.pathname + 'index.html';
    if (own) event.respondWith(page(request));
    return;
  }
  event.respondWith(cached(request).then((hit) => hit ?? fetch(request)));
});
