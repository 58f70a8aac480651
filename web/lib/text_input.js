// The hidden text field at the caret: input methods, soft keyboards and dictation write into it as into any page, and
// what they commit goes to Dear ImGui. While something is composed the field is neither moved nor emptied, because
// either would end the composition.
//
// What was typed is the difference between the field's value and the value known before, so that corrections by
// a phone's keyboard (delete a word, insert another) come through as such.
//
// The right button's menu is the browser's own, because only that may paste everywhere (also without https, and from a
// disk). For it the field lies under the pointer and holds what Dear ImGui's field holds, selected as there, so that the
// menu knows what can be cut and copied; what is chosen comes back as an event.
addToLibrary({
  $TextInput__deps: ['$Page', '$stringToNewUTF8', '$UTF8ToString', 'free'],
  $TextInput: {
    element: null,
    active: false,      // Dear ImGui wants text
    cell: false,        // for no field yet: for what has the keyboard, a cell of a table, and opens one with what is typed
    composing: false,
    base: '',           // value of the element when it was last in step with Dear ImGui
    place: null,        // where to go when the composition has ended
    enterPassed: false, // the Enter that makes a line break was already sent as a key
    touch: false,
    menu: false,        // the browser's menu is, or may be, open over the element
    keyBackspace: 0, keyEnter: 0, keyMenu: 0, // ImGuiKey values, from C++
    resting: '',        // what an empty element holds: phones send no Backspace from a really empty one

    send(text, receive) {
      const pointer = stringToNewUTF8(text);
      receive(pointer);
      _free(pointer);
    },
    reset() {
      TextInput.element.value = TextInput.base = TextInput.resting;
      TextInput.element.setSelectionRange(TextInput.resting.length, TextInput.resting.length);
    },
    isEmpty: () => TextInput.element.value === '',

    // At this place, or where the element is (Menu key). `_yf_typed_text` calls back with the three parts of the text.
    offerMenu(x, y) {
      const { element } = TextInput;
      _yf_typed_text();
      TextInput.menu = true;
      if (x !== undefined) {
        element.classList.add('menu');
        element.style.left = `${x - 8}px`;
        element.style.top = `${y - 8}px`;
      }
      element.focus({ preventScroll: true });
    },
    endMenu() {
      if (!TextInput.menu) return;
      TextInput.menu = false;
      TextInput.element.classList.remove('menu');
      if (!TextInput.composing) TextInput.reset();
      TextInput.moveTo(TextInput.place);
    },
    onSelect() {
      const { element, menu, whole } = TextInput;
      if (!menu || whole || element.selectionStart > 0 || element.selectionEnd < element.value.length) return;
      TextInput.whole = true;
      _yf_shortcut(2);
    },

    // Brings Dear ImGui in step with the element.
    take() {
      const { base, element: { value } } = TextInput;
      if (value === base) return;
      const before = Array.from(base), after = Array.from(value);
      let start = 0;
      while (start < before.length && start < after.length && before[start] === after[start]) start++;
      let end = 0;
      while (end < before.length - start && end < after.length - start &&
             before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
      const inserted = after.slice(start, after.length - end).join('').replaceAll('\u200B', '');
      for (let n = before.length - start - end; n > 0; n--) _yf_key_press(TextInput.keyBackspace);
      // From a keyboard's clipboard, or dictated: tabs and line ends mean what they mean in a paste.
      if (/[\t\n]/.test(inserted)) TextInput.send(inserted, (text) => _yf_paste(text));
      else if (inserted) TextInput.send(inserted, (text) => _yf_text(text));
      TextInput.base = value;
    },
    // After every commit the element goes back to rest, but not inside the event: Safari would lose text.
    restSoon() {
      setTimeout(() => {
        if (!TextInput.composing) TextInput.reset();
        TextInput.moveTo(TextInput.place);
      }, 0);
    },

    onComposition(event) {
      if (event.type === 'compositionend') {
        TextInput.composing = false;
        _yf_preedit(0);
        TextInput.take();
        TextInput.restSoon();
      } else {
        TextInput.composing = true;
        TextInput.send(event.data ?? '', (text) => _yf_preedit(text));
      }
    },
    onInput(event) {
      if (TextInput.composing || event.isComposing) return;
      TextInput.take();
      TextInput.restSoon();
    },
    onBeforeInput(event) {
      if (TextInput.menu && /^(delete|history)/.test(event.inputType)) { // chosen in the menu
        event.preventDefault();
        if (event.inputType === 'historyUndo') _yf_shortcut(3);
        else if (event.inputType !== 'historyRedo') _yf_key_press(TextInput.keyBackspace);
        return setTimeout(TextInput.endMenu, 0);
      }
      if (TextInput.menu && event.data && event.cancelable) {
        event.preventDefault();
        TextInput.send(event.data, (text) => _yf_text(text));
        return setTimeout(TextInput.endMenu, 0);
      }
      if (event.inputType !== 'insertLineBreak' && event.inputType !== 'insertParagraph') return;
      event.preventDefault();
      if (!TextInput.enterPassed) _yf_key_press(TextInput.keyEnter);
      TextInput.enterPassed = false;
    },
    keyPassed(event) {
      TextInput.enterPassed = event.key === 'Enter';
    },
    // Ends a composition as leaving a field does in any page.
    commitComposition() {
      if (!TextInput.composing) return;
      TextInput.element.blur();
      if (TextInput.composing) TextInput.onComposition({ type: 'compositionend' });
      TextInput.element.focus({ preventScroll: true });
    },

    moveTo(place) {
      TextInput.place = place;
      if (!place || TextInput.composing || TextInput.menu) return;
      const { style } = TextInput.element;
      style.left = `${Math.max(0, Math.min(place.x, innerWidth - 8))}px`;
      style.top = `${Math.max(0, Math.min(place.y, innerHeight - place.height))}px`;
      style.height = style.lineHeight = `${place.height}px`;
    },
    refocus() {
      // Where the mirrored cell has the focus, it keeps it until a letter is pressed (keys.js).
      if (TextInput.cell && document.activeElement?.closest('#semantics')) return;
      if (TextInput.active && document.activeElement !== TextInput.element) TextInput.element.focus({ preventScroll: true });
    },
    raiseKeyboard() {
      if (!TextInput.active || TextInput.cell) return;
      if (/iPhone|iPad|Mac/.test(navigator.platform)) TextInput.element.blur(); // already focused: no keyboard otherwise
      TextInput.element.focus({ preventScroll: true });
    },
  },

  yf_text_listen__deps: ['$TextInput'],
  yf_text_listen: (keyBackspace, keyEnter, keyMenu) => {
    const element = document.createElement('textarea');
    Object.assign(TextInput, { element, keyBackspace, keyEnter, keyMenu });
    element.id = 'text-input';
    element.tabIndex = -1;
    element.rows = 1;
    for (const name of ['autocapitalize', 'autocomplete', 'autocorrect']) element.setAttribute(name, 'off');
    element.spellcheck = false;
    element.setAttribute('aria-hidden', 'true');
    element.setAttribute('aria-label', Module['page'].say('正在输入', 'Typing')); // of what, the field says that describes it (semantics.js)
    for (const name of ['compositionstart', 'compositionupdate', 'compositionend']) {
      element.addEventListener(name, TextInput.onComposition);
    }
    element.addEventListener('input', TextInput.onInput);
    element.addEventListener('beforeinput', TextInput.onBeforeInput);
    element.addEventListener('select', TextInput.onSelect);
    Page.stage.append(element);
  },

  // The caret is here (CSS pixels). `decimal`: the keyboard of a phone shows digits. What the field is called is said
  // by semantics.js: it points here to the mirrored field.
  yf_text_show__deps: ['$TextInput'],
  yf_text_show: (x, y, height, decimal, cell) => {
    const { element } = TextInput;
    TextInput.cell = !!cell;
    element.inputMode = decimal ? 'decimal' : 'text';
    element.removeAttribute('aria-hidden');
    TextInput.moveTo({ x, y, height });
    if (!TextInput.active) {
      TextInput.active = true;
      if (!TextInput.composing) TextInput.reset();
    }
    TextInput.refocus();
  },

  yf_text_hide__deps: ['$TextInput'],
  yf_text_hide: () => {
    if (!TextInput.active) return;
    TextInput.commitComposition();
    TextInput.endMenu();
    TextInput.active = TextInput.cell = false;
    TextInput.element.setAttribute('aria-hidden', 'true');
    if (document.activeElement === TextInput.element) {
      TextInput.element.blur();
      Page.canvas.focus({ preventScroll: true });
    }
  },

  yf_text_typed__deps: ['$TextInput'],
  yf_text_typed: (first, chosen, last) => {
    const { element } = TextInput, [before, selected, after] = [first, chosen, last].map((part) => UTF8ToString(part));
    element.value = TextInput.base = before + selected + after;
    element.setSelectionRange(before.length, before.length + selected.length);
    TextInput.whole = !before && !after;
  },

  yf_text_touch__deps: ['$TextInput'],
  yf_text_touch: () => { TextInput.resting = '\u200B'; },
});
