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
  //   yinfeng.whole              all of the program is there
  //   yinfeng.startMs            when that was, since the navigation began
  //   yinfeng.dataMs             when the first picture of a workspace was drawn; 0 before
  //   yinfeng.rendererName       'webgl2' or 'software'
  //   yinfeng.frames             frames drawn so far
  //   yinfeng.idle()             no frame is asked for
  //   yinfeng.frameMs            time of the last frame on the processor
  //   yinfeng.setSemantics(on)   the ARIA mirror
  //   yinfeng.lookForNewVersion()  asks the server now; otherwise every six hours
  var page = window.yinfeng = {
    version: version,
    started: false,
    whole: false,
    idle: function () { return false; },
    frames: 0,
    dataMs: 0,
    failure: '',
  };

  // --- language -------------------------------------------------------------------------------------------
  // That of the program, as it was here last: what is said before the program speaks, and what screen readers are told of the page.
  // (Traditional Chinese is the program's; what goes wrong before it is there is said in the Chinese that everybody reads.)
  var languageKey = 'yinfeng-language', language = kept(languageKey);
  function kept(key) {
    try {
      return localStorage.getItem(key) || '';
    } catch (error) {
      return ''; // nothing is kept here
    }
  }
  function keep(key, text) {
    try {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch (error) { /* it is asked for again at the next start */ }
  }
  function say(chinese, english) { return language === 'en' ? english : chinese; }
  function speak() {
    document.documentElement.lang = language || 'zh-CN';
    var offer = document.getElementById('enable-semantics'), typing = document.getElementById('text-input');
    if (offer) offer.textContent = say('启用无障碍支持', 'Turn accessibility on');
    if (typing) typing.setAttribute('aria-label', say('正在输入', 'Typing'));
    document.getElementById('canvas').setAttribute('aria-label', say('引凤', 'Yinfeng'));
  }
  function showLanguage(tag) {
    language = tag === 'zh-CN' ? '' : tag;
    keep(languageKey, language);
    speak();
  }
  speak();

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
      button.textContent = say('刷新页面', 'Reload');
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
  // It does not start: another time it may (guard.js). `broken`: a file is not what it should be.
  function again(detail, broken) {
    clearTimeout(loading);
    if (stopped || (window.guard && guard.again(detail, broken))) return;
    stop(say('引凤没能启动。请刷新页面；仍不行，请把下面这行字告诉管理员。', 'Yinfeng did not start. Reload the page; if that does not help, tell your administrator the line below. ') + here, detail);
  }

  // --- colours --------------------------------------------------------------------------------------------
  // style.css has them by the name of a look: light, dark, contrast-light, contrast, or system for the system's own. The program says which; until
  // it does, it is what was chosen here last, or else what the system asks for.
  var lookKey = 'yinfeng-look';
  function rememberedLook() { return kept(lookKey); }
  function dress(look) {
    var root = document.documentElement;
    root.setAttribute('data-look', look);
    document.querySelector('meta[name=theme-color]').content = getComputedStyle(root).getPropertyValue('--surface').trim();
  }
  function showLook(look, chosen) {
    dress(look);
    keep(lookKey, chosen);
  }
  function asks(query) { return !!window.matchMedia && matchMedia(query).matches; }
  dress(rememberedLook() || (asks('(forced-colors: active)') ? 'system' : asks('(prefers-contrast: more)')
    ? asks('(prefers-color-scheme: dark)') ? 'contrast' : 'contrast-light' : asks('(prefers-color-scheme: dark)') ? 'dark' : 'light'));

  // --- can it start at all? -------------------------------------------------------------------------------
  // Another browser is another place: whoever has worked here must not be sent away without knowing it.
  var here = say('以前存下的数据仍在这个浏览器里，换别的浏览器看不到。', 'What was stored before is still in this browser; another one does not have it.');
  var old = say('浏览器版本过旧，打不开引凤。请升级到 Chrome 或 Edge 95、Firefox 113、Safari 16.4 以上的版本，国产浏览器请切换到“极速模式”。',
    'This browser is too old for Yinfeng. It takes Chrome or Edge 95, Firefox 113, Safari 16.4 or newer. ') + here;
  var noAssembly = say('浏览器不允许运行 WebAssembly，引凤无法运行。请在浏览器的安全设置中允许本站运行 WebAssembly。',
    'This browser does not allow WebAssembly, which Yinfeng needs. Allow it for this site in the security settings.');
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
        ? noAssembly
        : old;
    }
    try {
      // Logical assignment, optional chaining, top of what the program's script is written in.
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    } catch (error) {
      return noAssembly;
    }
    if (typeof ResizeObserver !== 'function' || typeof PointerEvent !== 'function' || !String.prototype.replaceAll ||
        typeof AbortController !== 'function' || typeof Path2D !== 'function') {
      return old;
    }
    if (!canvasIsHonest()) {
      return say('浏览器的“防指纹”保护打乱了画面，文字无法显示。请在浏览器的隐私设置中允许本站读取画布（canvas），再刷新页面。',
        'The protection against fingerprinting distorts what is drawn. Allow this site to read its canvas in the privacy settings, then reload.');
    }
    return '';
  }

  // --- a new version --------------------------------------------------------------------------------------
  function registerWorker() {
    if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
    if (window.yinfengSingleFile) return;
    var soon = 30, seldom = 6 * 3600, wait = soon, timer = 0; // seconds; an office leaves the page open for weeks
    function look() {
      clearTimeout(timer);
      timer = setTimeout(look, seldom * 1000);
      navigator.serviceWorker.register('sw.js').then(function (registration) {
        if (!registration.watched) {
          registration.watched = true;
          registration.addEventListener('updatefound', function () { follow(registration.installing); });
          follow(registration.installing);
          offer(registration.waiting);
        }
        return registration.update();
      }).catch(function (error) { console.warn('looking for a new version:', error); });
    }
    function follow(worker) {
      if (!worker) return;
      var installed = false;
      worker.addEventListener('statechange', function () {
        if (worker.state === 'installed') {
          installed = true;
          wait = soon;
          offer(worker);
        } else if (worker.state === 'redundant' && !installed) { // the server's files are not whole
          clearTimeout(timer);
          timer = setTimeout(look, wait * 1000);
          wait = Math.min(wait * 2, seldom);
        }
      });
    }
    // The first install replaces nothing; an empty sw.js is installed too, but knows no answer.
    function offer(worker) {
      if (!worker || !navigator.serviceWorker.controller) return;
      var channel = new MessageChannel();
      channel.port1.onmessage = function () {
        waitingWorker = worker;
        if (page.offerNewVersion) page.offerNewVersion();
      };
      worker.postMessage('which version?', [channel.port2]);
    }
    page.lookForNewVersion = look;
    look();
  }
  function switchVersion() {
    if (!waitingWorker) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', function () { location.reload(); });
    waitingWorker.postMessage('take over');
  }

  // --- errors ---------------------------------------------------------------------------------------------
  function trapped(detail) {
    stop(say('程序遇到错误，已经停下。已保存的内容都在，请刷新页面继续。', 'The program met an error and stopped. What was saved is there: reload the page to go on.'), detail);
  }
  function onError(error, text) {
    var fatal = error instanceof WebAssembly.RuntimeError; // a trap: memory may be half changed
    var detail = String((error && error.message) || text || '');
    if (fatal && started) trapped(detail);
    else if (!started && !/ResizeObserver loop/.test(detail)) again(detail, false);
  }
  window.addEventListener('error', function (event) {
    if (event.target && event.target.tagName) return; // a file: guard.js
    onError(event.error, event.message);
  }, true);
  window.addEventListener('unhandledrejection', function (event) { onError(event.reason, ''); });

  // --- start ----------------------------------------------------------------------------------------------
  var loading = setTimeout(function () { if (!stopped) show(language === 'zh-Hant' ? '正在開啟引鳳…' : say('正在打开引凤…', 'Opening Yinfeng…')); }, 300);
  var reason = obstacle();
  if (reason) stop(reason, navigator.userAgent);

  // The program of this version and no other: names of imports and exports mean something else in the next one. (The single
  // file has its own way.)
  function instantiate(imports, receive) {
    if (window.guard && guard.failed) return {};
    var rest = compiled('yinfeng-rest.wasm', 'rest');
    compiled('yinfeng.wasm', 'wasm').then(function (module) {
      if (!module) return;
      return WebAssembly.instantiate(module, imports).then(function (instance) {
        receive(instance, module);
        return rest.then(function (part) { return part && WebAssembly.instantiate(part, { primary: instance.exports }); })
          .then(function (part) { if (part) whole(); });
      });
    }).catch(function (error) { again(error.message, true); });
    return {};
  }
  function compiled(name, meta) {
    var expected = document.querySelector('meta[name=' + meta + ']').content;
    return fetch(name, { integrity: expected }).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return /^application\/wasm/.test(response.headers.get('Content-Type'))
        ? WebAssembly.compileStreaming(response)
        : response.arrayBuffer().then(WebAssembly.compile);
    }).catch(function (error) { again(name + ': ' + error.message, true); });
  }
  // The first picture needs a part of the program only; the rest puts itself into its places in the table.
  function whole() {
    page.whole = true;
    if (window.guard) guard.running();
    if (page.allThere) page.allThere();
  }

  return {
    canvas: document.getElementById('canvas'),
    noInitialRun: !!reason,
    instantiateWasm: instantiate,
    print: function (text) { console.log(text); },
    printErr: function (text) { console.warn(text); },
    onAbort: function (what) { if (!started) again(String(what), false); else trapped(String(what)); },
    page: {
      stopped: stop,
      switchVersion: switchVersion,
      rememberedLook: rememberedLook,
      showLook: showLook,
      showLanguage: showLanguage,
      say: say,
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
        page.allThere = program.whole;
        if (window.yinfengSingleFile) whole();
        else if (page.whole) program.whole();
        Object.defineProperty(page, 'frames', { get: program.frames });
        Object.defineProperty(page, 'frameMs', { get: program.frameTime });
        if (waitingWorker) page.offerNewVersion();
        registerWorker();
      },
    },
  };
})();
