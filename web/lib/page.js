// The page around the canvas: size in device pixels, frames on demand, timers, clock, visibility, graphics context.
addToLibrary({
  $Page__deps: ['$Bridge', '$Tabs', '$UTF8ToString'],
  $Page: {
    canvas: null,
    stage: null,   // holds the canvas and the mirror
    frameRequest: 0,
    timer: 0,
    width: 0, height: 0, scale: 0,
    context: null, picture: null, // without WebGL
    looks: [],                    // what is asked of the system

    // Device pixels of the canvas. The observer knows them exactly; multiplying is off by one at 125 % and blurs. (Where
    // a scale factor is only emulated, as in developer tools, the observer does not know of it.)
    measure(entry) {
      const exact = entry?.devicePixelContentBoxSize?.[0];
      const box = Page.stage.getBoundingClientRect(), scale = devicePixelRatio || 1;
      const side = (css, observed) => {
        const product = css * scale;
        return Math.max(1, Math.abs(observed - product) < 1.5 ? observed : Math.round(product));
      };
      const width = side(box.width, exact?.inlineSize), height = side(box.height, exact?.blockSize);
      const changed = width !== Page.width || height !== Page.height || scale !== Page.scale;
      Object.assign(Page, { width, height, scale });
      return changed;
    },
    resized(entry) {
      if (Page.measure(entry)) _yf_resized(Page.width, Page.height, Page.scale);
    },
    watchScale() {
      // A media query answers only "is it still the same", so it is asked anew after every change.
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        Page.resized();
        Page.watchScale();
      }, { once: true });
    },
    watchSize() {
      const observer = new ResizeObserver((entries) => Page.resized(entries[entries.length - 1]));
      try {
        observer.observe(Page.canvas, { box: 'device-pixel-content-box' });
      } catch {
        observer.observe(Page.canvas); // Safari
      }
      // The on-screen keyboard of phones covers the page instead of shrinking it.
      visualViewport?.addEventListener('resize', () => {
        const covered = innerHeight - visualViewport.height * visualViewport.scale;
        Page.stage.style.height = covered > 80 ? `${visualViewport.height - Page.stage.offsetTop}px` : '';
        scrollTo(0, 0);
      });
    },
    watchContext() {
      const { canvas } = Page;
      let overdue = 0;
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault(); // otherwise it never comes back
        _yf_context(0);
        overdue = setTimeout(() => Module['page'].stopped(Module['page'].say('显卡连接断开了。已保存的内容都在，请刷新页面。', 'The graphics card is gone. What was saved is there: reload the page.')), 8000);
      });
      canvas.addEventListener('webglcontextrestored', () => {
        clearTimeout(overdue);
        _yf_context(1);
      });
    },
    // The browser prints what is in the page, which is a canvas: for so long the document of what is in sight stands there instead.
    watchPrinting() {
      let paper = [];
      addEventListener('beforeprint', () => {
        const parsed = new DOMParser().parseFromString(UTF8ToString(_yf_document() >>> 0), 'text/html');
        const style = document.createElement('style'), sheet = document.createElement('div');
        style.media = 'print';
        style.textContent = `html,body{height:auto!important;overflow:visible!important;background:#FFF!important}body>:not(#paper){display:none!important}${parsed.querySelector('style')?.textContent ?? ''}`;
        paper.forEach((part) => part.remove());
        sheet.id = 'paper';
        sheet.append(...document.importNode(parsed.body, true).childNodes);
        paper = [style, sheet];
        document.head.append(style);
        document.body.append(sheet);
      });
      addEventListener('afterprint', () => paper.splice(0).forEach((part) => part.remove()));
    },
    // Keys that are released elsewhere are not told.
    left() {
      _yf_release_keys();
      _yf_going_away();
    },
    // What the system asks for, and its colours where it forces them upon every page.
    tellLook() {
      const [dark, contrast, forced] = Page.looks.map((query) => query.matches ? 1 : 0);
      const probe = Page.stage.appendChild(document.createElement('i'));
      const colours = ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight'].map((name) => {
        probe.style.color = name;
        const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
        return red << 16 | green << 8 | blue;
      });
      probe.remove();
      _yf_system_look(dark, contrast, forced, ...colours);
    },
    watchLook() {
      const asked = ['prefers-color-scheme: dark', 'prefers-contrast: more', 'forced-colors: active'];
      Page.looks = asked.map((feature) => matchMedia(`(${feature})`));
      for (const query of Page.looks) query.addEventListener('change', Page.tellLook);
      addEventListener('focus', Page.tellLook); // from one set of forced colours to another no query changes
      Page.tellLook();
    },
    watchVisibility() {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') Page.left();
        else _yf_shown_again();
      });
      addEventListener('pagehide', ({ persisted }) => {
        Page.left();
        if (!persisted) Tabs.left();
      });
      // The browser asks in its own words; all else that was entered is on the disk.
      addEventListener('beforeunload', (event) => { if (_yf_holds_refused_text()) event.preventDefault(); });
      addEventListener('pageshow', () => _yf_shown_again());
      addEventListener('online', () => _yf_shown_again());
      addEventListener('focus', () => _yf_wake(2));
      addEventListener('blur', () => _yf_release_keys());
      const motion = matchMedia('(prefers-reduced-motion: reduce)');
      motion.addEventListener('change', () => _yf_reduced_motion(motion.matches ? 1 : 0));
      _yf_reduced_motion(motion.matches ? 1 : 0);
    },
  },

  // Finds the page's elements and measures them; writes width and height, returns the scale.
  yf_page_measure__deps: ['$Page'],
  yf_page_measure: (target) => {
    Page.canvas = Module['canvas'];
    Page.stage = document.getElementById('stage');
    Page.measure();
    HEAP32.set([Page.width, Page.height], target >>> 2);
    return Page.scale;
  },

  yf_page_listen__deps: ['$Page'],
  yf_page_listen: () => {
    Page.watchSize();
    Page.watchScale();
    Page.watchContext();
    Page.watchVisibility();
    Page.watchLook();
    Page.watchPrinting();
  },

  // The first picture is on the canvas.
  yf_page_started: (renderer) => Module['page'].started({
    renderer: UTF8ToString(renderer),
    frames: () => _yf_frames(),
    idle: () => !!_yf_idle(),
    frameTime: () => _yf_frame_time(),
    setSemantics: (wanted) => Semantics.want(wanted),
    offerNewVersion: () => _yf_new_version(),
    whole: () => _yf_whole(), // the rest of the program is there
  }),
  yf_page_started__deps: ['$UTF8ToString', '$Semantics'],

  // A workspace is on the canvas.
  yf_page_data_shown: () => Module['page'].dataShown(),

  // Neither WebGL nor the software renderer.
  yf_page_impossible: () => Module['page'].stopped(Module['page'].say('这个浏览器画不出页面：没有可用的画布。请升级这个浏览器，或在它的设置中允许硬件加速。以前存下的数据仍在这个浏览器里，换别的浏览器看不到。', 'This browser cannot draw the page: it has no canvas. Update it, or allow hardware acceleration. What was stored before is still in this browser.')),

  // Of the page around the canvas (boot.js).
  yf_remembered_look__deps: ['$stringToNewUTF8'],
  yf_remembered_look: () => stringToNewUTF8(Module['page'].rememberedLook()),
  yf_show_look__deps: ['$UTF8ToString'],
  yf_show_look: (look, chosen) => Module['page'].showLook(UTF8ToString(look), UTF8ToString(chosen)),

  yf_show_language__deps: ['$UTF8ToString'],
  yf_show_language: (tag) => Module['page'].showLanguage(UTF8ToString(tag)),

  yf_switch_version: () => Module['page'].switchVersion(),

  // 1: WebGL 2 works and nobody asked for software. Asked of a canvas of its own: one that once gave a
  // context of one kind never gives another.
  yf_has_webgl: () => {
    if (new URLSearchParams(location.search).get('renderer') === 'software') return 0;
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow only a few at a time
    return context ? 1 : 0;
  },

  // Without WebGL the picture is made in memory, opaque, red first.
  yf_has_canvas_2d__deps: ['$Page'],
  yf_has_canvas_2d: () => {
    Page.context = Page.canvas.getContext('2d', { alpha: false });
    return Page.context ? 1 : 0;
  },
  yf_canvas_show__deps: ['$Page'],
  yf_canvas_show: (pixels, width, height) => {
    if (!width || !height) return;
    // Copied: a picture on memory that can grow is refused by some browsers.
    if (Page.picture?.width !== width || Page.picture.height !== height) Page.picture = new ImageData(width, height);
    pixels >>>= 0;
    Page.picture.data.set(HEAPU8.subarray(pixels, pixels + width * height * 4));
    Page.context.putImageData(Page.picture, 0, 0);
  },

  // ?today=2019-08-30, for pictures and demonstrations: days since 1970, or -1 for the clock.
  yf_page_today: () => {
    const ms = Date.parse(new URLSearchParams(location.search).get('today'));
    return ms >= 0 ? Math.floor(ms / 864e5) : -1;
  },

  yf_frame_request__deps: ['$Page'],
  yf_frame_request: () => {
    Page.frameRequest = requestAnimationFrame(() => {
      if (devicePixelRatio !== Page.scale) Page.resized(); // moved to another screen; the media query may come later
      _yf_animation_frame();
    });
  },

  // One timer at a time; -1 stops it.
  yf_timer_set__deps: ['$Page'],
  yf_timer_set: (ms) => {
    clearTimeout(Page.timer);
    Page.timer = ms < 0 ? 0 : setTimeout(() => _yf_timer(), ms);
  },

  yf_set_cursor__deps: ['$Page'],
  yf_set_cursor: (name) => { Page.stage.style.cursor = UTF8ToString(name); },

  yf_is_mac: () => /Mac|iPhone|iPad/.test(navigator.platform) ? 1 : 0,
  yf_steady_ms: () => performance.now(),
  yf_now: () => Date.now(),
  yf_utc_offset: () => -new Date().getTimezoneOffset(),
  // Copied out, because getRandomValues refuses memory that can grow shared or resizable.
  yf_random: (target, length) => { HEAPU8.set(crypto.getRandomValues(new Uint8Array(length)), target >>> 0); },
  yf_after__deps: ['$Bridge'],
  yf_after: (token, ms) => {
    if (ms > 0) setTimeout(() => Bridge.reply(token), ms);
    else Bridge.soon(token);
  },
  yf_protocol__deps: ['$stringToNewUTF8'],
  yf_protocol: () => stringToNewUTF8(location.protocol),
  yf_user_agent__deps: ['$stringToNewUTF8'],
  yf_user_agent: () => stringToNewUTF8(navigator.userAgent),
});
