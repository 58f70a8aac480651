// Service worker: the page works without a network after its first load, and a new version is taken over only when the
// user says so (boot.js asks through the shell). Every version has a cache of its own, filled completely at install
// and deleted when the next one takes over, so that files of two versions never mix.
//
// A server may be in the middle of a deployment, or hand out a login page under every name: a version is installed only
// if each file has the SHA-256 that it was packed with. Otherwise installing fails, the version before stays, and the page
// tries again later (boot.js). This file cannot check itself; the brackets around it make every part of it that is not the
// whole a syntax error, which a browser does not install, and the page offers no worker that does not answer.
(() => {
  'use strict';

  const version = 'yinfeng-__VERSION__';
  const files = __FILES__; // name → SHA-256 in base64; './' is index.html
  const indexTimeoutMs = 3000;

  async function fill(cache, name) {
    if (await cache.match(name)) return; // whole, of an attempt that failed elsewhere
    // Around the HTTP cache: it may still hold files of the version before.
    const response = await fetch(name, { cache: 'reload' });
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    if (!response.ok || btoa(String.fromCharCode(...digest)) !== files[name]) throw new Error(`${name} is not whole`);
    // A new answer: one that came by way of a redirection is refused where a page is asked for.
    await cache.put(name, new Response(bytes, { headers: response.headers }));
  }

  self.addEventListener('install', (event) => {
    event.waitUntil(caches.open(version).then((cache) => Promise.all(Object.keys(files).map((name) => fill(cache, name)))));
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
    else event.ports[0]?.postMessage(version);
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
})();
