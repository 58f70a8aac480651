// Other tabs of the same browser: Web Locks and BroadcastChannel. Missing ones are not an error: a lock is then
// granted at once, and nobody hears what is posted.
addToLibrary({
  $Tabs__deps: ['$Bridge'],
  $Tabs__postset: 'Tabs.locks = new Map(); Tabs.channels = new Map();',
  $Tabs: {
    locks: null,    // name → { release, abort }
    channels: null, // name → BroadcastChannel; one object both sends and listens, so it never hears itself
    prefix: 'yinfeng/', // pages opened from file:// may share locks with others

    channel(name) {
      if (typeof BroadcastChannel === 'undefined') return null;
      let channel = Tabs.channels.get(name);
      if (!channel) {
        try {
          channel = new BroadcastChannel(Tabs.prefix + name);
        } catch {
          return null; // refused in some privacy modes
        }
        Tabs.channels.set(name, channel);
      }
      return channel;
    },
    release(name) {
      const lock = Tabs.locks.get(name);
      Tabs.locks.delete(name);
      lock?.abort.abort();
      lock?.release();
    },
    // The page is gone for good. A busy browser takes its time to clear it away: whoever comes next, which may be this page loaded
    // again, need not wait for that. What is still being stored is done before anything else in its database.
    left() {
      for (const name of [...Tabs.locks.keys()]) Tabs.release(name);
    },
  },

  yf_lock_request__deps: ['$Tabs'],
  yf_lock_request: (token, name, nameLength) => {
    const key = Bridge.text(name, nameLength);
    Tabs.release(key);
    if (!navigator.locks) return void setTimeout(() => Bridge.reply(token), 0);
    const lock = {
      abort: new AbortController(),
      release() {},
      failed(error) {
        if (error.name !== 'AbortError') Bridge.reply(token); // refused by the browser: as if there were no locks
      },
    };
    Tabs.locks.set(key, lock);
    const hold = () => new Promise((resolve) => {
      lock.release = resolve;
      Bridge.reply(token);
    });
    const wait = () => navigator.locks.request(Tabs.prefix + key, { signal: lock.abort.signal }, () => {
      if (Tabs.locks.get(key) === lock) return hold(); // else released while waiting
    });
    // Asked first whether it is free, so that nobody takes a slow answer for another tab.
    navigator.locks.request(Tabs.prefix + key, { ifAvailable: true }, (free) => {
      if (Tabs.locks.get(key) !== lock) return;
      if (free) return hold();
      Bridge.reply(token, [], [1]);
      wait().catch(lock.failed);
    }).catch(lock.failed);
  },

  yf_lock_release__deps: ['$Tabs'],
  yf_lock_release: (name, nameLength) => Tabs.release(Bridge.text(name, nameLength)),

  yf_channel_post__deps: ['$Tabs'],
  yf_channel_post: (name, nameLength, bytes, length) => {
    Tabs.channel(Bridge.text(name, nameLength))?.postMessage(Bridge.copy(bytes, length));
  },

  // token 0: stop listening
  yf_channel_listen__deps: ['$Tabs'],
  yf_channel_listen: (token, name, nameLength) => {
    const channel = Tabs.channel(Bridge.text(name, nameLength));
    if (!channel) return;
    channel.onmessage = token ? ({ data }) => {
      if (data instanceof Uint8Array) Bridge.reply(token, [data]);
    } : null;
  },
});
