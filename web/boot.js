// Runs first, in browsers of any age: says in plain words why the page cannot start, shows that it is loading, and
// leaves the settings of the program in the global `Module`. Keep the language old (no ?. or ??): a browser that
// cannot read this file shows nothing at all.
'use strict';

var Module = (function () {
  var version = '__VERSION__';
  var notice = document.getElementById('notice');
  var started = false, stopped = false;
  var waitingWorker = null;

  // What other scripts and the tests may ask of the running page:
  //   yinfeng.version            hash of the page
  //   yinfeng.started            the first picture is on the canvas
  //   yinfeng.startMs            when that was, since the navigation began
  //   yinfeng.dataMs             when the first picture of a workspace was drawn; 0 before
  //   yinfeng.rendererName       'webgl2' or 'software'
  //   yinfeng.frames             frames drawn so far
  //   yinfeng.idle()             no frame is asked for
  //   yinfeng.frameMs            time of the last frame on the processor
  //   yinfeng.setSemantics(on)   the ARIA mirror
  var page = window.yinfeng = {
    version: version,
    started: false,
    idle: function () { return false; },
    frames: 0,
    dataMs: 0,
    failure: '',
  };

  function show(text, detail, action, over) {
    notice.className = over ? 'over' : '';
    notice.textContent = '';
    var box = document.createElement('div');
    var paragraph = document.createElement('p');
    paragraph.textContent = text;
    box.appendChild(paragraph);
    if (detail) {
      var small = document.createElement('small');
      small.textContent = detail;
      box.appendChild(small);
    }
    if (action) {
      var button = document.createElement('button');
      button.textContent = '刷新页面';
      button.onclick = function () { location.reload(); };
      box.appendChild(button);
    }
    notice.appendChild(box);
    notice.hidden = false;
  }
  // The program cannot go on. What was shown as saved is in the browser's storage.
  function stop(text, detail) {
    if (stopped) return;
    stopped = true;
    page.failure = text;
    clearTimeout(loading);
    show(text, detail, true, started);
  }

  // --- can it start at all? -------------------------------------------------------------------------------
  var browsers = '请使用 Chrome 或 Edge 95、Firefox 113、Safari 16.4 以上的版本，国产浏览器请切换到“极速模式”。';
  function canvasIsHonest() {
    // Privacy settings of some browsers put noise into what is read back from a canvas; glyphs would be specks.
    var context = document.createElement('canvas').getContext('2d');
    if (!context) return false;
    context.fillRect(2, 2, 8, 8);
    var data = context.getImageData(0, 0, 12, 12).data;
    for (var y = 0; y < 12; y++) {
      for (var x = 0; x < 12; x++) {
        var inside = x >= 2 && x < 10 && y >= 2 && y < 10, alpha = data[(y * 12 + x) * 4 + 3];
        if (inside ? alpha < 250 : alpha > 5) return false;
      }
    }
    return true;
  }
  function obstacle() {
    if (typeof WebAssembly !== 'object' || typeof BigInt64Array !== 'function') {
      return window.chrome || typeof ResizeObserver === 'function'
        ? '浏览器关闭了 WebAssembly，引凤无法运行。请在浏览器的安全设置中允许本站运行 WebAssembly。'
        : '浏览器版本过旧，打不开引凤。' + browsers;
    }
    try {
      // Logical assignment, optional chaining, top of what the program's script is written in.
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    } catch (error) {
      return '浏览器不允许本页运行 WebAssembly，引凤无法运行。请在浏览器的安全设置中允许本站运行 WebAssembly。';
    }
    if (typeof ResizeObserver !== 'function' || typeof PointerEvent !== 'function' || !String.prototype.replaceAll ||
        typeof AbortController !== 'function' || typeof Path2D !== 'function') {
      return '浏览器版本过旧，打不开引凤。' + browsers;
    }
    if (!canvasIsHonest()) {
      return '浏览器的“防指纹”保护打乱了画面，文字无法显示。请在浏览器的隐私设置中允许本站读取画布（canvas），再刷新页面。';
    }
    return '';
  }

  // --- a new version --------------------------------------------------------------------------------------
  function registerWorker() {
    if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
    if (window.yinfengSingleFile) return;
    navigator.serviceWorker.register('sw.js').then(function (registration) {
      function offer(worker) {
        if (!worker || !navigator.serviceWorker.controller) return; // the first install replaces nothing
        waitingWorker = worker;
        if (page.offerNewVersion) page.offerNewVersion();
      }
      offer(registration.waiting);
      registration.addEventListener('updatefound', function () {
        var worker = registration.installing;
        worker.addEventListener('statechange', function () {
          if (worker.state === 'installed') offer(worker);
        });
      });
      // An office leaves the page open for weeks.
      setInterval(function () { registration.update().catch(function () {}); }, 6 * 3600 * 1000);
    }).catch(function (error) { console.warn('offline use is not available:', error); });
  }
  function switchVersion() {
    if (!waitingWorker) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', function () { location.reload(); });
    waitingWorker.postMessage('take over');
  }

  // --- errors ---------------------------------------------------------------------------------------------
  function onError(error, text) {
    var fatal = error instanceof WebAssembly.RuntimeError; // a trap: memory may be half changed
    var detail = String((error && error.message) || text || '');
    if (fatal) stop('程序遇到错误，已经停下。已保存的内容都在，请刷新页面继续。', detail);
    else if (!started && !/ResizeObserver loop/.test(detail)) stop('引凤没能启动。请刷新页面；仍不行，请换一个浏览器。', detail);
  }
  window.addEventListener('error', function (event) {
    if (event.target && event.target.tagName === 'SCRIPT') {
      return stop('程序文件没有下载完整。请检查网络，然后刷新页面。', event.target.src);
    }
    onError(event.error, event.message);
  }, true);
  window.addEventListener('unhandledrejection', function (event) { onError(event.reason, ''); });

  // --- start ----------------------------------------------------------------------------------------------
  var loading = setTimeout(function () { if (!stopped) show('正在打开引凤…'); }, 300);
  var reason = obstacle();
  if (reason) stop(reason, navigator.userAgent);

  return {
    canvas: document.getElementById('canvas'),
    noInitialRun: !!reason,
    print: function (text) { console.log(text); },
    printErr: function (text) { console.warn(text); },
    onAbort: function (what) { stop('程序遇到错误，已经停下。已保存的内容都在，请刷新页面继续。', String(what)); },
    page: {
      stopped: stop,
      switchVersion: switchVersion,
      dataShown: function () { page.dataMs = performance.now(); },
      started: function (program) {
        started = true;
        clearTimeout(loading);
        notice.hidden = true;
        page.started = true;
        page.startMs = performance.now();
        page.rendererName = program.renderer;
        page.idle = program.idle;
        page.setSemantics = program.setSemantics;
        page.offerNewVersion = program.offerNewVersion;
        Object.defineProperty(page, 'frames', { get: program.frames });
        Object.defineProperty(page, 'frameMs', { get: program.frameTime });
        if (waitingWorker) page.offerNewVersion();
        registerWorker();
      },
    },
  };
})();
