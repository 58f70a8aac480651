// The system clipboard. Ctrl+C, X and V reach the page as copy, cut and paste events; each runs the keys through
// Dear ImGui inside the handler, because only there may the clipboard be read and (in Safari) written. A button that copies
// has no such event and uses the asynchronous clipboard.
addToLibrary({
  $Clipboard__deps: ['$TextInput', '$Files'],
  $Clipboard: {
    event: null,   // the copy or cut being handled

    onCopy(event) {
      if (event.target.closest?.('#semantics') && event.target.value !== undefined) return; // a mirrored field itself
      Clipboard.event = event;
      _yf_shortcut(event.type === 'cut' ? 1 : 0);
      Clipboard.event = null;
      setTimeout(TextInput.endMenu, 0);
    },
    // A table that comes as HTML alone, as the lines of cells that spreadsheets write beside it. Parsed in a document of its own,
    // where nothing is run or fetched.
    cellsOf(html) {
      const rows = html ? [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')] : [];
      const quoted = (cell) => /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
      return rows.map((row) => [...row.cells].map((cell) => {
        for (const end of cell.querySelectorAll('br')) end.replaceWith('\n');
        return quoted(cell.textContent.trim());
      }).join('\t')).join('\n');
    },
    onPaste(event) {
      if (event.target.closest?.('#semantics') && event.target.value !== undefined) return;
      const data = event.clipboardData;
      const text = data.getData('text/plain') || Clipboard.cellsOf(data.getData('text/html'));
      event.preventDefault();
      setTimeout(TextInput.endMenu, 0);
      if (text) TextInput.send(text.replaceAll('\r\n', '\n'), (pointer) => _yf_paste(pointer));
      else if (data.files.length) Files.receive([...data.files]);
    },
  },

  yf_clipboard_listen__deps: ['$Clipboard'],
  yf_clipboard_listen: () => {
    document.addEventListener('copy', Clipboard.onCopy);
    document.addEventListener('cut', Clipboard.onCopy);
    document.addEventListener('paste', Clipboard.onPaste);
    // Safari sends copy and cut without a selection only if somebody claims there is one.
    for (const name of ['beforecopy', 'beforecut', 'beforepaste']) {
      document.addEventListener(name, (event) => event.preventDefault());
    }
  },

  yf_clipboard_write__deps: ['$Clipboard'],
  yf_clipboard_write: (textPointer, htmlPointer) => {
    const text = UTF8ToString(textPointer), html = UTF8ToString(htmlPointer);
    if (Clipboard.event) {
      Clipboard.event.clipboardData.setData('text/plain', text);
      if (html) Clipboard.event.clipboardData.setData('text/html', html);
      Clipboard.event.preventDefault();
    } else if (html && typeof ClipboardItem === 'function') {
      const kinds = { 'text/plain': text, 'text/html': html };
      for (const kind in kinds) kinds[kind] = new Blob([kinds[kind]], { type: kind });
      navigator.clipboard?.write([new ClipboardItem(kinds)]).catch(() => {});
    } else {
      navigator.clipboard?.writeText(text).catch(() => {});
    }
  },
});
