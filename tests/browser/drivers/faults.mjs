// Faults put into the page's own IndexedDB, and a witness of what it claims. Both run in the page and work on the
// prototypes, so they can be installed at any time (tab.evaluate(installFaults)) or before the page starts (Playwright's
// addInitScript). Only the databases of workspaces are touched.
//
//   faults.arm('full', { from: 2, times: 3 })   the 2nd, 3rd and 4th writing transaction from now on fail
//   faults.arm('aborted', { mode: 'readonly' }) the same of reading ones; without `times` all of them fail
//   faults.lift()                               no more of it
//   faults.hits                                 how many have failed since arm()
//   faults.lies                                 see below
//
// What can be armed:
//   full      the disk is full: the transaction aborts with QuotaExceededError
//   aborted   the browser aborts the transaction and says nothing more
//   unknown   … with UnknownError (Chromium: an error of the backing store)
//   refused   a put() throws
//   lost      the connection is gone: the database gets its close event, transaction() throws InvalidStateError
//   dropped   the same in the middle of a transaction
//   gone      lost, and the database cannot be opened again either
//   locked    only opening fails
//
// The witness: while the save state says 已存本机 and no frame is asked for, every Edit-<n> that the page shows must be on
// the disk - in a transaction that has completed before. What is not goes to faults.lies. Values typed into fields do
// not count, only text that the page shows.
export function installFaults() {
  if (globalThis.faults) return;
  const real = { transaction: IDBDatabase.prototype.transaction, open: IDBFactory.prototype.open, put: IDBObjectStore.prototype.put };
  const isOurs = (name) => name.startsWith('ws-');
  let plan = null, seen = 0;
  const faults = globalThis.faults = {
    hits: 0, durable: new Set(), lies: [],
    arm(what, { from = 1, times = Infinity, mode = 'readwrite' } = {}) {
      plan = { what, from, times, mode };
      seen = faults.hits = 0;
    },
    lift() { plan = null; },
  };
  const due = () => {
    seen++;
    const hit = seen >= plan.from && seen < plan.from + plan.times;
    if (hit) faults.hits++;
    return hit;
  };
  const names = (bytes) => bytes instanceof Uint8Array ? new TextDecoder('latin1').decode(bytes).match(/Edit-\d+/g) ?? [] : [];
  const lose = (database) => {
    database.close();
    database.dispatchEvent(new Event('close'));
  };
  const failing = new WeakSet(); // transactions whose put() throws
  const writing = new WeakMap(); // transaction → names in it

  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const ours = isOurs(this.name);
    const what = ours && plan && plan.mode === (mode ?? 'readonly') && plan.what !== 'locked' && due() ? plan.what : '';
    if (what === 'lost' || what === 'gone') lose(this); // now the real one throws
    const transaction = real.transaction.call(this, tables, mode, options);
    if (ours && mode === 'readwrite') {
      const written = [];
      writing.set(transaction, written);
      transaction.addEventListener('complete', () => written.forEach((name) => faults.durable.add(name)));
    }
    const fail = (error, afterwards) => {
      if (error) Object.defineProperty(transaction, 'error', { value: error });
      const abort = () => {
        transaction.abort();
        afterwards?.();
      };
      if (mode === 'readwrite') transaction.commit = abort;
      else queueMicrotask(abort);
    };
    if (what === 'full') fail(new DOMException('Encountered full disk.', 'QuotaExceededError'));
    if (what === 'aborted') fail(null);
    if (what === 'unknown') fail(new DOMException('Internal error committing transaction.', 'UnknownError'));
    if (what === 'dropped') fail(null, () => lose(this));
    if (what === 'refused') failing.add(transaction);
    return transaction;
  };
  IDBObjectStore.prototype.put = function (value, ...key) {
    if (failing.has(this.transaction)) throw new DOMException('The object can not be written.', 'UnknownError');
    writing.get(this.transaction)?.push(...names(value));
    return real.put.call(this, value, ...key);
  };
  IDBFactory.prototype.open = function (name, ...version) {
    const fails = isOurs(name) && plan && (plan.what === 'gone' ? faults.hits > 0 && faults.hits++ < plan.times : plan.what === 'locked' && due());
    if (!fails) return real.open.call(this, name, ...version);
    const request = new EventTarget();
    request.error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    setTimeout(() => request.onerror?.({ preventDefault() {}, target: request }), 0);
    return request;
  };

  const look = () => {
    const state = document.querySelector('#semantics [role=button][aria-label="保存状态"]')?.textContent.replace('保存状态 ', '') ?? '';
    if (!state.startsWith('已') || !globalThis.yinfeng?.started || !yinfeng.idle()) return;
    for (const element of document.querySelectorAll('#semantics *')) {
      if (element.children.length) continue;
      for (const name of element.textContent.match(/Edit-\d+/g) ?? []) {
        if (!faults.durable.has(name)) faults.lies.push(`${state}: ${name}`);
      }
    }
  };
  faults.look = look;
  const watch = () => {
    look();
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}

// Changes one byte of the newest chunk that is stored, as a bad disk would. Runs in the page.
export async function damageChunk() {
  const { name } = (await indexedDB.databases()).find((each) => /^ws-[^.]*$/.test(each.name));
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction('chunk', 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore('chunk');
  let key = null;
  store.openKeyCursor(null, 'prev').onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    key = cursor.key;
    store.get(key).onsuccess = ({ target: { result: bytes } }) => {
      bytes[bytes.length >> 1] ^= 1;
      store.put(bytes, key);
    };
  };
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
  return key;
}

// Every chunk and log entry that is stored proves itself by its SHA-256. Runs in the page; gives their numbers and the
// keys of what does not.
export async function checkStored() {
  const result = { chunks: 0, log: 0, bad: [] };
  for (const { name } of await indexedDB.databases()) {
    if (!/^ws-/.test(name)) continue;
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const table of ['chunk', 'log']) {
      const whole = new Map(); // "<number and slot>" → { parts, of }
      const transaction = database.transaction(table);
      transaction.objectStore(table).openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        const numbers = cursor.key.split('.'), of = Number(numbers.pop()), part = Number(numbers.pop()), id = numbers.join('.');
        if (!whole.has(id)) whole.set(id, { parts: [], of });
        whole.get(id).parts[part] = cursor.value;
        cursor.continue();
      };
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      for (const [id, { parts, of }] of whole) {
        result[table === 'chunk' ? 'chunks' : 'log']++;
        const bytes = new Uint8Array(await new Blob(parts.filter(Boolean)).arrayBuffer());
        const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(66)))].map((b) => b.toString(16).padStart(2, '0')).join('');
        const stated = new TextDecoder('latin1').decode(bytes.slice(0, 64));
        if (parts.filter(Boolean).length !== of || digest !== stated) result.bad.push(`${name} ${table} ${id}`);
      }
    }
    database.close();
  }
  return result;
}
