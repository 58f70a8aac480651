// Which keys the program gets. SDL2 listens on the window and takes everything; this listener runs before it and keeps
// away what belongs to the input method, to the clipboard and to the browser.
//
// Only presses are kept away, never releases: SDL2 drops the release of what it has not seen pressed, but a press without
// its release would stay for ever. Releases get lost all the same (to a dialog, another window, an input method), so every
// event that says which modifiers are down, of keys and of pointers, is believed more than what was counted (agree()).
addToLibrary({
  $Keys__deps: ['$TextInput'],
  $Keys: {
    mac: false,
    last: 0, // time of the last keydown, repeats included

    // With Ctrl (Cmd on a Mac): the clipboard comes as events of its own; the others are the browser's.
    browserWithCtrl: ['KeyC', 'KeyX', 'KeyV', 'KeyR', 'KeyT', 'KeyW', 'KeyN', 'KeyL', 'KeyJ', 'KeyH',
      'KeyU', 'KeyQ', 'KeyM', 'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8',
      'Digit9', 'Minus', 'Equal', 'NumpadAdd', 'NumpadSubtract', 'Numpad0', 'Insert', 'Tab', 'PageUp', 'PageDown'],
    browserWithCtrlShift: ['KeyI', 'KeyJ', 'KeyC', 'KeyN', 'KeyT', 'KeyR', 'KeyW', 'KeyP', 'KeyB', 'KeyO', 'KeyA',
      'Delete', 'Tab'],

    belongsToBrowser(event) {
      const { code } = event;
      if (/^F\d/.test(code) && code !== 'F2') return true;
      if (/^(Audio|Media|Browser|Launch|Volume)/.test(code)) return true;
      if (event.getModifierState?.('AltGraph')) return true; // types a character
      const command = Keys.mac ? event.metaKey : event.ctrlKey;
      if (command) return (event.shiftKey ? Keys.browserWithCtrlShift : Keys.browserWithCtrl).includes(code);
      if (event.shiftKey && (code === 'Insert' || code === 'Delete')) return true; // old clipboard keys
      if (event.altKey && !Keys.mac) return /^(ArrowLeft|ArrowRight|F4|KeyD|KeyF|KeyE|Home)$/.test(code);
      return !Keys.mac && /^(Meta|OS)/.test(code);
    },

    opensMenu: ({ code, shiftKey }) => code === 'ContextMenu' || (code === 'F10' && shiftKey),

    // Shift, Ctrl, Alt, Meta as bits 1, 2, 4, 8. AltGr types characters; on Windows it comes as Ctrl and Alt.
    modifiers(event) {
      const graph = event.getModifierState?.('AltGraph');
      return (event.shiftKey ? 1 : 0) | (event.ctrlKey && !graph ? 2 : 0) | (event.altKey && !graph ? 4 : 0) | (event.metaKey ? 8 : 0);
    },
    // `own`: the modifier whose key this event is of, which changes with it.
    agree(event) {
      const own = { Shift: 1, Control: 2, Alt: 4, AltGraph: 6, Meta: 8, OS: 8 }[event.key] ?? 0;
      _yf_modifiers(Keys.modifiers(event), own);
    },

    handle(event) {
      const down = event.type === 'keydown';
      Keys.agree(event);
      if (!down) {
        // No keyup comes for letters released while Cmd (and in Chromium Ctrl) is down.
        if (event.key === 'Meta' || event.key === 'Control') _yf_release_keys();
        return _yf_wake(2);
      }
      TextInput.endMenu();
      const inField = TextInput.active && !TextInput.cell;
      if (inField && !TextInput.composing && Keys.opensMenu(event)) TextInput.offerMenu();
      if (TextInput.composing || event.isComposing || event.keyCode === 229) {
        event.stopImmediatePropagation();
        // Some input methods mark Backspace as theirs although they have nothing to erase.
        if (event.code === 'Backspace' && TextInput.isEmpty()) _yf_key_press(TextInput.keyBackspace);
        return;
      }
      const native = event.target instanceof HTMLElement && event.target !== TextInput.element &&
        event.target.matches('button, input, textarea, select, a');
      if (native && !event.target.closest('#semantics')) return event.stopImmediatePropagation(); // a real control
      if (Keys.opensMenu(event)) {
        event.stopImmediatePropagation();
        if (!inField) _yf_key_press(TextInput.keyMenu); // of the card or row that has the keyboard
        return;
      }
      if (Keys.belongsToBrowser(event)) return event.stopImmediatePropagation();

      Keys.last = performance.now();
      TextInput.keyPassed(event);
      const letter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (TextInput.cell && letter) TextInput.element.focus({ preventScroll: true }); // what it types goes there
      // Nobody else has a use for it: no quick find in Firefox, no undo of the hidden field.
      if (!TextInput.active || event.ctrlKey || event.metaKey) event.preventDefault();
      _yf_wake(2);
    },
  },

  yf_keys_listen__deps: ['$Keys'],
  yf_keys_listen: () => {
    Keys.mac = /Mac|iPhone|iPad/.test(navigator.platform);
    addEventListener('keydown', Keys.handle, true);
    addEventListener('keyup', Keys.handle, true);
    // Text comes from the hidden field alone; SDL would swallow it here.
    addEventListener('keypress', (event) => event.stopImmediatePropagation(), true);
  },

  yf_keys_age__deps: ['$Keys'],
  yf_keys_age: () => performance.now() - Keys.last,
});
