// Mouse, pen and finger as Pointer Events on the stage, so that elements of the mirror above the canvas need no
// forwarding. Frames run inside `pointerup`: what a click starts (a file picker, a copy) counts as asked for by the
// user. Coordinates go to C++ in device pixels.
addToLibrary({
  $Pointer__deps: ['$Page', '$TextInput', '$Keys'],
  $Pointer: {
    buttons: 0,

    toCanvas(event) {
      const box = Page.stage.getBoundingClientRect();
      return [(event.clientX - box.left) * Page.width / box.width, (event.clientY - box.top) * Page.height / box.height];
    },
    // A second button of a mouse comes as a move: compare the whole set.
    sendButtons(buttons, when) {
      const order = [1, 2, 4]; // DOM: left, right, middle; Dear ImGui: the same
      order.forEach((bit, index) => {
        if ((buttons ^ Pointer.buttons) & bit) _yf_mouse_button(index, buttons & bit ? 1 : 0, when);
      });
      Pointer.buttons = buttons;
    },
    mouse(event) {
      Keys.agree(event);
      _yf_mouse_move(...Pointer.toCanvas(event));
      if (event.buttons !== Pointer.buttons) Pointer.sendButtons(event.buttons, event.timeStamp);
    },
    capture(event) {
      try { Page.stage.setPointerCapture(event.pointerId); } catch { /* synthetic events have no pointer */ }
    },

    down(event) {
      TextInput.commitComposition(); // what is being composed belongs to the field that is left now
      TextInput.endMenu();
      if (event.pointerType === 'touch') {
        _yf_touch(0, event.pointerId, ...Pointer.toCanvas(event), event.timeStamp);
      } else {
        Pointer.mouse(event);
        const menu = event.button === 2 || (Keys.mac && event.ctrlKey);
        if (menu && _yf_text_menu(...Pointer.toCanvas(event))) {
          Pointer.buttons = 0; // its release may go to the menu
          TextInput.offerMenu(event.clientX, event.clientY);
        } else {
          Pointer.capture(event); // not before: the menu's event would go to the stage instead of the text field
        }
      }
      TextInput.refocus();
      Pointer.takeFocus();
    },
    // What was printed stands in a frame of its own, which keeps the keys until somebody takes them back.
    takeFocus() {
      if (document.activeElement?.tagName === 'IFRAME') Page.canvas.focus({ preventScroll: true });
    },
    move(event) {
      if (event.pointerType === 'touch') _yf_touch(1, event.pointerId, ...Pointer.toCanvas(event), event.timeStamp);
      else Pointer.mouse(event);
    },
    up(event) {
      if (event.pointerType === 'touch') _yf_touch(2, event.pointerId, ...Pointer.toCanvas(event), event.timeStamp);
      else Pointer.mouse(event);
      _yf_settle();
    },
    cancel(event) {
      if (event.pointerType === 'touch') _yf_touch(3, event.pointerId, 0, 0, event.timeStamp);
      else Pointer.sendButtons(0, event.timeStamp);
    },
    wheel(event) {
      if (event.ctrlKey) return; // zoom belongs to the browser
      event.preventDefault();
      // deltaY is read before deltaMode: Firefox then answers in pixels.
      let { deltaX, deltaY } = event;
      if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) [deltaX, deltaY] = [deltaX * 20, deltaY * 20];
      if (event.deltaMode === WheelEvent.DOM_DELTA_PAGE) [deltaX, deltaY] = [deltaX * innerWidth, deltaY * innerHeight];
      Keys.agree(event);
      _yf_mouse_move(...Pointer.toCanvas(event));
      _yf_wheel(deltaX, deltaY, event.shiftKey ? 1 : 0);
    },
  },

  yf_pointer_listen__deps: ['$Pointer'],
  yf_pointer_listen: () => {
    const stage = Page.stage;
    const listen = (name, handler, options) => stage.addEventListener(name, handler, options);
    listen('pointerdown', Pointer.down);
    listen('pointermove', Pointer.move);
    listen('pointerup', Pointer.up);
    listen('pointercancel', Pointer.cancel);
    listen('pointerleave', (event) => { if (event.pointerType !== 'touch') _yf_mouse_leave(); });
    listen('wheel', Pointer.wheel, { passive: false });
    // Focus is ours to move: a press on the canvas must not take it from the text field.
    listen('mousedown', (event) => event.preventDefault());
    listen('contextmenu', (event) => { if (!TextInput.menu) event.preventDefault(); });
    listen('dragstart', (event) => event.preventDefault());
    // Safari shows the keyboard only for a focus() inside touchend.
    listen('touchend', (event) => {
      event.preventDefault(); // no second, simulated click
      TextInput.raiseKeyboard();
    }, { passive: false });
    if (matchMedia('(pointer: coarse)').matches) _yf_touch_first();
  },
});
