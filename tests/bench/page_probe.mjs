// Runs in the page before any of its scripts: notes how long the program is at work, without a hook in the program.
//
// A visit is the time from entering the WebAssembly until it returns, calls of JavaScript inside included. The page is
// one thread, so while a visit lasts nothing else happens: its length is what a user waits for.
//
//   bench.visits   [{ at, ms, gl, frame }]  from 0.05 ms on; `frame`: inside an animation frame; `ms` without `gl`, the time
//                                        inside the browser's WebGL, which without a graphics card waits for the picture before
//   bench.frames   [{ at, ms, gl }]      callbacks of animation frames, likewise
//   bench.commits  [{ from, at, ms }]    strict transactions: the visit that began it, when it was asked for, until `complete`
//   bench.committed                      called after each of them, if set
//   bench.reads    [{ at, ms }]          transactions that only read
//   bench.mute                           true: WebGL draws nothing, as if a graphics card did it
//   bench.calls    { name: ms }          of WebGL, all together
//   bench.chosen                         when files were last chosen
//   bench.heap()                         bytes of the WebAssembly memory
export function probe() {
  const bench = globalThis.bench = { visits: [], frames: [], commits: [], reads: [], calls: {}, chosen: 0, heap: () => memory?.buffer.byteLength ?? 0 };
  const now = () => performance.now();
  let memory = null, depth = 0, since = 0, glSince = 0, inFrame = false, gl = 0;

  const wrapped = (run) => (...args) => {
    if (depth > 0) return run(...args);
    depth = 1;
    since = now();
    glSince = gl;
    try {
      return run(...args);
    } finally {
      depth = 0;
      const ms = now() - since;
      if (ms >= 0.05) bench.visits.push({ at: since, ms: ms - (gl - glSince), gl: gl - glSince, frame: inFrame });
    }
  };
  const watched = (instance) => {
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      if (value instanceof WebAssembly.Memory) memory = value;
      exports[name] = typeof value === 'function' ? wrapped(value) : value;
    }
    return { exports };
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      return result instanceof WebAssembly.Instance ? watched(result) : { module: result.module, instance: watched(result.instance) };
    };
  }

  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((time) => {
    inFrame = true;
    const at = now(), glBefore = gl;
    callback(time);
    const used = gl - glBefore;
    bench.frames.push({ at, ms: now() - at - used, gl: used });
    inFrame = false;
  });

  const { prototype } = WebGL2RenderingContext;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const run = Object.getOwnPropertyDescriptor(prototype, name).value;
    if (typeof run !== 'function' || name === 'constructor') continue;
    prototype[name] = function (...args) {
      const at = now();
      const result = bench.mute && /^(draw|clear)/.test(name) ? undefined : run.apply(this, args);
      const ms = now() - at;
      gl += ms;
      bench.calls[name] = (bench.calls[name] ?? 0) + ms;
      return result;
    };
  }

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const made = transaction.call(this, tables, mode, options), at = now(), from = depth ? since : at;
    const list = mode !== 'readwrite' ? bench.reads : options?.durability === 'strict' ? bench.commits : null;
    if (list) made.addEventListener('complete', () => {
      list.push({ from, at, ms: now() - at });
      bench.committed?.();
    });
    return made;
  };

  addEventListener('change', () => { bench.chosen = now(); }, true);
}

// Until the mirror of the page shows it; when that was, by the page's clock.
export async function shown(tab, what) {
  return tab.evaluate((words) => new Promise((resolve) => {
    const there = () => [...document.querySelectorAll('#semantics *')].some((element) =>
      (element.getAttribute('aria-label') ?? (element.children.length ? '' : element.textContent) ?? '').includes(words));
    const done = () => { observer.disconnect(); resolve(performance.now()); };
    const observer = new MutationObserver(() => { if (there()) done(); });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    if (there()) done();
  }), what);
}
