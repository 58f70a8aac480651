// Stands first in index.html itself, so that it is there whatever else is not: a file of the page that is missing, half
// copied, of another version or a login page does not run (its hash stands in index.html), and the page loads again
// until all of them fit. It must end in the first half of index.html. What the service worker keeps is given up when it cannot be started. For browsers of any age.
//   guard.again(why, broken)  starts over. `broken`: a file is not whole, so that it makes sense to go on trying; without,
//                             it is tried twice. False when it was tried often enough.
//   guard.failed              the page is about to be loaded again: nothing may start
//   guard.running()           the page has started
(function () {
  var key = 'yinfeng-starts', waits = [0, 2, 4, 8, 15, 30, 60];
  function count(set) {
    try {
      if (set !== undefined) sessionStorage.setItem(key, set);
      return +sessionStorage.getItem(key);
    } catch (error) {
      return 1e9; // nothing is kept here, so nothing would end a loop
    }
  }
  function say(why) {
    var box = document.getElementById('notice') || document.body.appendChild(document.createElement('div'));
    box.innerHTML = '<div><p>引凤的文件还没有到齐，请稍候再刷新。<br>已存的数据在这个浏览器里，换浏览器看不到。</p><p lang="en">Not all of the page is there yet.</p><small></small></div>';
    box.firstChild.lastChild.textContent = why;
    box.className = '';
    box.hidden = false;
  }
  // Around the browser's own cache, which may hold the half as well.
  function load() {
    return Promise.all(['boot.js', 'style.css', 'yinfeng.js', 'yinfeng.wasm', 'yinfeng-rest.wasm'].map(function (name) { return fetch(name, { cache: 'reload' }); }));
  }
  function drop() {
    return fetch('sw.js', { cache: 'no-store' }) // without a network, what is kept is all there is
      .then(function () { return caches.keys(); })
      .then(function (names) { return Promise.all(names.map(function (name) { return /^yinfeng-/.test(name) && caches.delete(name); })); })
      .then(function () { return navigator.serviceWorker.getRegistration(); })
      .then(function (registration) { return registration && registration.unregister(); });
  }
  function again(why, broken) {
    var tries = count(), worker = (navigator.serviceWorker || {}).controller;
    if (guard.failed) return true;
    if (tries > (broken ? 1e8 : 1)) return false;
    guard.failed = true;
    if (!window.Module) window.Module = { instantiateWasm: function () { return {}; } }; // without boot.js nothing starts
    count(tries + 1);
    if (tries || !worker) say(why);
    setTimeout(function () {
      (worker && (broken || tries) ? drop() : Promise.resolve()).then(load).then(function () { location.reload(); }, function () {
        guard.failed = false; // no network: a reload would leave nothing on the screen
        if (!again(why, broken)) say(why);
      });
    }, waits[Math.min(tries, 6)] * 1000);
    return true;
  }
  var guard = window.guard = { again: again, running: function () { if (!guard.failed) count(0); } };
  addEventListener('error', function (event) {
    var target = event.target;
    var file = target && (target.tagName === 'SCRIPT' ? target.src : target.rel === 'stylesheet' && target.href);
    if (file && !again(file, true)) say(file);
  }, true);
  addEventListener('DOMContentLoaded', function () {
    if (!document.getElementById('last') && !again('index.html', true)) say('index.html');
  });
})();
