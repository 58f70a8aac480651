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
  },

  yf_lock_request__deps: ['$Tabs'],
  yf_lock_request: (token, name, nameLength) => {
    const key = Bridge.text(name, nameLength);
    Tabs.release(key);
    if (!navigator.locks) return void setTimeout(() => Bridge.reply(token), 0);
    const lock = { abort: new AbortController(), release() {} };
    Tabs.locks.set(key, lock);
    navigator.locks.request(Tabs.prefix + key, { signal: lock.abort.signal }, () => {
      if (Tabs.locks.get(key) !== lock) return; // released while waiting
      return new Promise((resolve) => {
        lock.release = resolve;
        Bridge.reply(token);
      });
    }).catch((error) => {
      if (error.name !== 'AbortError') Bridge.reply(token); // refused by the browser: as if there were no locks
    });
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
