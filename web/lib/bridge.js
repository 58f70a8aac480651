// How JavaScript answers C++ (src/platform/web/reply.h): every asynchronous request carries a token; the answer
// is some byte strings, some numbers and an end, which says whether it went well. Bytes are copied once, from the
// browser's buffer into a C++ string of the right size. Tokens of dead C++ objects are ignored.
// Addresses beyond 2 GB come from WebAssembly as negative numbers; `>>> 0` makes them addresses again.
addToLibrary({
  $Bridge__deps: ['$UTF8ToString'],
  $Bridge: {
    tables: ['log', 'chunk', 'meta'],
    faults: { full: 0, aborted: 1, lost: 2, blocked: 3, refused: 4, damaged: 5, cancelled: 6, unsupported: 7, unknown: 8, newer: 9 },
    encoder: null,
    channel: null,
    waiting: [], // tokens of soon()

    text(pointer, length) {
      return length ? UTF8ToString(pointer >>> 0, length) : '';
    },
    copy(pointer, length) {
      return HEAPU8.slice(pointer >>> 0, (pointer >>> 0) + length);
    },
    encode(text) {
      return (Bridge.encoder ||= new TextEncoder()).encode(text);
    },

    write(token, bytes) {
      const target = _yf_reply_bytes(token, bytes.length);
      if (target) HEAPU8.set(bytes, target >>> 0);
    },

    // `values`: strings, byte arrays, or undefined for "not there".
    reply(token, values = [], numbers = []) {
      for (const value of values) {
        if (value === undefined || value === null) {
          _yf_reply_missing(token);
          continue;
        }
        const bytes = typeof value === 'string' ? Bridge.encode(value) : value;
        Bridge.write(token, bytes);
      }
      for (const number of numbers) _yf_reply_number(token, number);
      _yf_reply_end(token, -1);
    },
    fail(token, fault, error) {
      const detail = Bridge.encode(error ? `${error.name || 'Error'}: ${error.message || error}` : fault);
      Bridge.write(token, detail);
      _yf_reply_end(token, Bridge.faults[fault] ?? Bridge.faults.unknown);
    },
    // As soon as the stack is empty. A timer of 0 ms would wait 4 ms after the fifth of a row, half the time of a long job
    // that lets the page draw between its slices.
    soon(token) {
      if (!Bridge.channel) {
        Bridge.channel = new MessageChannel();
        Bridge.channel.port1.onmessage = () => Bridge.reply(Bridge.waiting.shift());
      }
      Bridge.waiting.push(token);
      Bridge.channel.port2.postMessage(null);
    },
    // A failure found while the call is still on the stack: callbacks never run from inside a call.
    failLater(token, fault, error) {
      setTimeout(() => Bridge.fail(token, fault, error), 0);
    },
  },
});
