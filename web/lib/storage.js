// IndexedDB as three tables of bytes (platform.h: Database). One transaction per commit; what it resolves to is
// decided by its `complete` and `abort` events alone, never by single requests.
addToLibrary({
  $Storage__deps: ['$Bridge'],
  $Storage__postset: 'Storage.open = new Map(); Storage.losses = new Map();',
  $Storage: {
    open: null,     // id → IDBDatabase
    losses: null,   // id → token of who wants to hear that the connection died
    nextId: 1,
    batch: [],      // operations of the commit being put together by C++

    // What a browser says → what the program can do about it.
    fault(error, opening) {
      const name = error?.name, message = String(error?.message ?? '');
      switch (name) {
        case 'QuotaExceededError': return 'full';
        case 'AbortError': return 'aborted';
        case 'SecurityError':
        case 'NotAllowedError': return 'refused';
        case 'InvalidStateError': // opening: private mode without storage; later: the connection is closing
          return opening ? 'refused' : 'lost';
        case 'TransactionInactiveError': return 'lost';
        case 'VersionError': return 'newer'; // a newer program has changed the layout: this page is the old one
        case 'NotFoundError':
        case 'NotReadableError':
        case 'DataError':
        case 'EncodingError': return 'damaged';
        case 'UnknownError': // Chromium: backing store; WebKit: connection to the server lost. Opening anew helps
          return /large IndexedDB value/.test(message) ? 'damaged' : 'lost';
        default: return /no (disk )?space|disk full/i.test(message) ? 'full' : 'unknown';
      }
    },

    drop(id) {
      const database = Storage.open.get(id);
      Storage.open.delete(id);
      Storage.losses.delete(id);
      try { database?.close(); } catch { /* already gone */ }
    },
    // The connection died without our doing: the site's data are cleared, or another tab deletes the database.
    lost(id) {
      const token = Storage.losses.get(id);
      Storage.drop(id);
      if (token) Bridge.reply(token);
    },

    // Runs `work(transaction)`; `result()` gives the values of the answer.
    transact(id, token, tables, mode, durability, work, result) {
      const database = Storage.open.get(id);
      if (!database) return Bridge.failLater(token, 'lost', new Error('the connection is closed'));
      let transaction, thrown;
      try {
        transaction = database.transaction(tables, mode, { durability });
        transaction.oncomplete = () => Bridge.reply(token, result());
        transaction.onabort = () => {
          const error = thrown ?? transaction.error;
          const fault = error ? Storage.fault(error, false) : 'aborted';
          if (fault === 'lost') Storage.drop(id);
          Bridge.fail(token, fault, error);
        };
        work(transaction);
        // Asking for the commit lets it start before the next turn of the event loop.
        if (mode === 'readwrite') transaction.commit?.();
      } catch (error) {
        thrown = error;
        if (transaction) {
          try { return transaction.abort(); } catch { /* not active any more: report here */ }
        }
        const fault = Storage.fault(error, false);
        if (fault === 'lost') Storage.drop(id);
        Bridge.failLater(token, fault, error);
      }
    },
  },

  yf_db_open__deps: ['$Storage'],
  yf_db_open: (token, name, nameLength) => {
    let request;
    try {
      request = indexedDB.open(Bridge.text(name, nameLength), 1);
    } catch (error) {
      return Bridge.failLater(token, 'refused', error);
    }
    let settled = false;
    const fail = (fault, error) => {
      if (!settled) Bridge.fail(token, fault, error);
      settled = true;
    };
    request.onupgradeneeded = () => {
      for (const table of Bridge.tables) request.result.createObjectStore(table);
    };
    request.onblocked = () => fail('blocked');
    request.onerror = (event) => {
      event.preventDefault(); // Firefox would also report it as an uncaught error
      fail(Storage.fault(request.error, true), request.error);
    };
    request.onsuccess = () => {
      const database = request.result;
      if (settled) return database.close();
      settled = true;
      const id = Storage.nextId++;
      Storage.open.set(id, database);
      // Another tab deletes the database or upgrades it: let it, and report "lost" from now on.
      database.onversionchange = () => Storage.lost(id);
      database.onclose = () => Storage.lost(id);
      Bridge.reply(token, [], [id]);
    };
  },

  yf_db_on_lost__deps: ['$Storage'],
  yf_db_on_lost: (token, id) => {
    if (Storage.open.has(id)) Storage.losses.set(id, token);
    else Bridge.failLater(token, 'lost'); // it was so quick
  },

  yf_db_close__deps: ['$Storage'],
  yf_db_close: (id) => Storage.drop(id),

  yf_db_delete__deps: ['$Storage'],
  yf_db_delete: (token, name, nameLength) => {
    let settled = false;
    const once = (answer) => {
      if (!settled) answer();
      settled = true;
    };
    try {
      const request = indexedDB.deleteDatabase(Bridge.text(name, nameLength));
      request.onsuccess = () => once(() => Bridge.reply(token));
      request.onblocked = () => once(() => Bridge.fail(token, 'blocked'));
      request.onerror = (event) => {
        event.preventDefault();
        once(() => Bridge.fail(token, Storage.fault(request.error, true), request.error));
      };
    } catch (error) {
      Bridge.failLater(token, 'refused', error);
    }
  },

  yf_db_put__deps: ['$Storage'],
  yf_db_put: (table, key, keyLength, bytes, length) => {
    Storage.batch.push([Bridge.tables[table], Bridge.text(key, keyLength), Bridge.copy(bytes, length)]);
  },

  yf_db_remove__deps: ['$Storage'],
  yf_db_remove: (table, key, keyLength) => {
    Storage.batch.push([Bridge.tables[table], Bridge.text(key, keyLength), null]);
  },

  yf_db_commit__deps: ['$Storage'],
  yf_db_commit: (token, id, strict) => {
    const batch = Storage.batch;
    Storage.batch = [];
    const tables = [...new Set(batch.map(([table]) => table))];
    Storage.transact(id, token, tables.length ? tables : Bridge.tables, 'readwrite', strict ? 'strict' : 'relaxed',
      (transaction) => {
        const stores = Object.fromEntries(tables.map((table) => [table, transaction.objectStore(table)]));
        for (const [table, key, bytes] of batch) {
          if (bytes) stores[table].put(bytes, key);
          else stores[table].delete(key);
        }
      },
      () => []);
  },

  // `keys`: names separated by a newline (keys are ASCII without one).
  yf_db_get__deps: ['$Storage'],
  yf_db_get: (token, id, table, keys, keysLength) => {
    const values = [];
    Storage.transact(id, token, [Bridge.tables[table]], 'readonly', 'default',
      (transaction) => {
        const store = transaction.objectStore(Bridge.tables[table]);
        const names = Bridge.text(keys, keysLength);
        if (names === '') return;
        names.slice(0, -1).split('\n').forEach((key, index) => {
          const request = store.get(key);
          request.onsuccess = () => { values[index] = request.result; };
          values[index] = undefined;
        });
      },
      () => values);
  },

  yf_db_keys__deps: ['$Storage'],
  yf_db_keys: (token, id, table) => {
    let keys = [];
    Storage.transact(id, token, [Bridge.tables[table]], 'readonly', 'default',
      (transaction) => {
        const request = transaction.objectStore(Bridge.tables[table]).getAllKeys();
        request.onsuccess = () => { keys = request.result; };
      },
      () => [keys.map((key) => key + '\n').join('')]);
  },

  yf_storage_status__deps: ['$Bridge'],
  yf_storage_status: (token) => {
    const storage = navigator.storage;
    Promise.all([storage?.persisted?.() ?? false, storage?.estimate?.() ?? {}]).then(
      ([persisted, { quota = -1, usage = -1 }]) => Bridge.reply(token, [], [persisted ? 1 : 0, quota, usage]),
      (error) => Bridge.fail(token, 'unsupported', error));
  },

  yf_storage_persist__deps: ['$Bridge'],
  yf_storage_persist: (token) => {
    Promise.resolve(navigator.storage?.persist?.() ?? false).then(
      (granted) => Bridge.reply(token, [], [granted ? 1 : 0]),
      (error) => Bridge.fail(token, 'unsupported', error));
  },
});
