// Files in and out: picker, download, drop, files opened with the installed app, printing, gzip.
addToLibrary({
  $Files__deps: ['$Bridge'],
  $Files: {
    input: null,   // the picker on the screen
    giveUp: null,  // answers its caller when another picker takes over
    receiver: 0,   // token that hears of dropped and opened files

    read: async (list) => {
      const values = [];
      for (const file of list) values.push(file.name, new Uint8Array(await file.arrayBuffer()));
      return values;
    },
    receive(list) {
      if (!Files.receiver || !list.length) return;
      Files.read(list).then((values) => Bridge.reply(Files.receiver, values),
        (error) => Bridge.fail(Files.receiver, 'damaged', error));
    },

    // Into the browser's downloads.
    download(blob, name) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.hidden = true;
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // slow disks and "ask where to save" need it a while
    },

    // In pieces, or all of it would be packed in one go while the page stands still. Not through a Blob: in Chromium that
    // travels to another process and back.
    stream: (bytes) => {
      let at = 0;
      return new ReadableStream({
        pull: (to) => {
          if (at < bytes.length) to.enqueue(bytes.subarray(at, at += 1 << 16));
          else to.close();
        },
      });
    },

    // Everything of a stream, or null once it is longer than `limit`.
    drain: async (stream, limit) => {
      const reader = stream.getReader(), chunks = [];
      let length = 0;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        length += value.length;
        if (length > limit) {
          reader.cancel().catch(() => {});
          return null;
        }
        chunks.push(value);
      }
      const whole = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  },

  yf_files_pick__deps: ['$Files'],
  yf_files_pick: (token, accept, acceptLength, multiple) => {
    Files.giveUp?.();
    _yf_release_keys(); // the one that was pressed is released into the picker
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = Bridge.text(accept, acceptLength);
    input.multiple = !!multiple;
    input.hidden = true;
    let settled = false;
    const settle = (answer) => {
      if (settled) return;
      settled = true;
      Files.giveUp = null;
      input.remove();
      answer();
    };
    Files.giveUp = () => settle(() => Bridge.failLater(token, 'cancelled'));
    input.addEventListener('change', () => {
      Files.read([...input.files]).then(
        (values) => settle(() => Bridge.reply(token, values)),
        (error) => settle(() => Bridge.fail(token, 'damaged', error))); // moved away, or no right to read it
    });
    input.addEventListener('cancel', () => settle(() => Bridge.fail(token, 'cancelled')));
    document.body.append(input); // Safari forgets inputs that are not in the page
    input.click();
  },

  yf_file_save__deps: ['$Files'],
  yf_file_save: (token, name, nameLength, mime, mimeLength, bytes, length) => {
    try {
      Files.download(new Blob([Bridge.copy(bytes, length)], { type: Bridge.text(mime, mimeLength) }), Bridge.text(name, nameLength));
      setTimeout(() => Bridge.reply(token), 0);
    } catch (error) {
      Bridge.failLater(token, 'unsupported', error);
    }
  },

  // A drawing is painted by the browser, as an image of its own that reaches nothing.
  yf_png_save__deps: ['$Files'],
  yf_png_save: (token, name, nameLength, svg, length, width, height, scale) => {
    const file = Bridge.text(name, nameLength), canvas = document.createElement('canvas'), image = new Image();
    const paint = () => {
      canvas.width = width * scale;
      canvas.height = height * scale;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        if (!blob) return Bridge.fail(token, 'unsupported', new Error('the canvas is too large'));
        Files.download(blob, file);
        Bridge.reply(token);
      });
    };
    image.onload = () => {
      try {
        paint();
      } catch (error) {
        Bridge.fail(token, 'unsupported', error);
      }
    };
    image.onerror = () => Bridge.fail(token, 'unsupported', new Error('the drawing cannot be painted'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(Bridge.text(svg, length))}`;
  },

  yf_files_receive__deps: ['$Files'],
  yf_files_receive: (token) => {
    Files.receiver = token;
    addEventListener('dragover', (event) => {
      if ([...event.dataTransfer.types].includes('Files')) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      event.preventDefault(); // without it the browser leaves the page and shows the file
      Files.receive([...event.dataTransfer.files]);
    });
    // The installed app was started with files (manifest: file_handlers).
    window.launchQueue?.setConsumer(async ({ files }) => {
      Files.receive(await Promise.all((files ?? []).map((handle) => handle.getFile())));
    });
  },

  // Prints a document of its own through a hidden frame, because the page is only a canvas.
  yf_print__deps: ['$Bridge'],
  yf_print: (html, length) => {
    const before = document.activeElement, frame = document.createElement('iframe');
    frame.setAttribute('aria-hidden', 'true');
    frame.style.cssText = 'position:fixed;right:0;bottom:0;width:0;height:0;border:0;visibility:hidden';
    frame.onload = () => {
      const view = frame.contentWindow;
      view.addEventListener('afterprint', () => {
        if (document.activeElement === frame) before?.focus({ preventScroll: true });
        setTimeout(() => frame.remove(), 1000);
      });
      _yf_release_keys();
      view.focus();
      view.print();
    };
    document.querySelectorAll('iframe[data-print]').forEach((old) => old.remove());
    frame.dataset.print = '';
    frame.srcdoc = Bridge.text(html, length);
    document.body.append(frame);
  },

  // Elsewhere: a new tab, the telephone, the mail program. No other scheme, whatever the program was brought to ask for; what is
  // opened does not learn of this page.
  yf_link_open__deps: ['$Bridge'],
  yf_link_open: (address, length) => {
    const link = document.createElement('a');
    link.href = Bridge.text(address, length);
    if (!['http:', 'https:', 'mailto:', 'tel:'].includes(link.protocol)) return;
    if (link.protocol.startsWith('http')) link.target = '_blank';
    link.rel = 'noopener noreferrer';
    document.body.append(link);
    link.click();
    link.remove();
  },

  // Side data: packed beside the program in the single file, else a file of its own under assets/, which the service worker
  // keeps. A server that never answers must not hold up what goes on without.
  yf_asset__deps: ['$Files'],
  yf_asset: (token, name, length) => {
    const wanted = Bridge.text(name, length);
    const load = async () => {
      const packed = document.getElementById(`asset-${wanted}`);
      if (packed) {
        const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
        return Files.drain(Files.stream(bytes).pipeThrough(new DecompressionStream('gzip')), Infinity);
      }
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), 10_000);
      try {
        const response = await fetch(`assets/${wanted}`, { signal: giveUp.signal });
        if (!response.ok) throw new Error(`${wanted}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      } finally {
        clearTimeout(timer);
      }
    };
    load().then((bytes) => Bridge.reply(token, [bytes]), (error) => Bridge.fail(token, 'lost', error));
  },

  yf_gzip__deps: ['$Files'],
  yf_gzip: (token, bytes, length) => {
    if (typeof CompressionStream === 'undefined') return Bridge.failLater(token, 'unsupported');
    Files.drain(Files.stream(Bridge.copy(bytes, length)).pipeThrough(new CompressionStream('gzip')), Infinity).then(
      (whole) => Bridge.reply(token, [whole]),
      (error) => Bridge.fail(token, 'unknown', error));
  },

  yf_gunzip__deps: ['$Files'],
  yf_gunzip: (token, bytes, length, limit) => {
    if (typeof DecompressionStream === 'undefined') return Bridge.failLater(token, 'unsupported');
    Files.drain(Files.stream(Bridge.copy(bytes, length)).pipeThrough(new DecompressionStream('gzip')), limit >>> 0).then(
      (whole) => whole ? Bridge.reply(token, [whole]) : Bridge.fail(token, 'damaged', new Error('larger than allowed')),
      (error) => Bridge.fail(token, 'damaged', error));
  },
});
