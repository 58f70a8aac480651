// The ARIA mirror: the nodes of the last frame (src/ui/semantics.h) as elements over the canvas, at the widgets' places,
// invisible but there for screen readers and tests. Elements are kept by id so that focus survives an update.
//
// A press on an element is a press on the canvas: pointer events bubble to the stage, where pointer.js listens. What has
// no pointer (a screen reader's activation is a click without one, `detail` 0) goes to Semantics::activate().
// Typing into a mirrored field, or a test's fill(), goes to Semantics::set_value().
//
// DOM focus follows Dear ImGui's: the element of the focused widget has it, so that a screen reader says its name, and
// keys still reach the program because they bubble to the window. While a text field is edited the hidden field
// of text_input.js has the focus and is described by the mirrored one. The canvas itself is `role=application` when nothing
// else has focus. Tab is the program's (F6 and Ctrl+L lead back to the browser), so no element is a tab stop.
addToLibrary({
  $Semantics__deps: ['$Page', '$TextInput', '$Bridge'],
  $Semantics__postset: 'Semantics.elements = new Map(); Semantics.selectable = new Set(["option", "row", "tab", "gridcell", "columnheader"]);',
  $Semantics: {
    layer: null,
    notes: null,   // holds what refused fields are described by
    wanted: false,
    elements: null, // key → element
    updating: false,

    want(wanted) {
      Semantics.wanted = !!wanted;
      _yf_semantics_wanted(wanted ? 1 : 0);
      if (!wanted) Semantics.update([]);
      document.getElementById('enable-semantics')?.remove();
    },

    selectable: null,
    isField: (role) => role === 'textbox' || role === 'searchbox',
    create(role, multiline) {
      if (!Semantics.isField(role)) return document.createElement(role ? 'div' : 'span');
      const field = document.createElement(multiline ? 'textarea' : 'input');
      if (!multiline) field.type = 'text';
      field.autocomplete = 'off';
      field.spellcheck = false;
      return field;
    },

    setAttribute(element, name, value) {
      if (value === undefined || value === null) {
        if (element.hasAttribute(name)) element.removeAttribute(name);
      } else if (element.getAttribute(name) !== String(value)) {
        element.setAttribute(name, value);
      }
    },
    setText(element, text) {
      let node = element.firstChild;
      if (!node || node.nodeType !== Node.TEXT_NODE) {
        if (!text) return;
        node = document.createTextNode('');
        element.prepend(node);
      }
      if (node.data !== text) node.data = text;
    },

    apply(element, node, parentNode, hasChildren) {
      const { id, role, name, value, disabled } = node;
      const { style } = element;
      const left = node.x - (parentNode?.x ?? 0), top = node.y - (parentNode?.y ?? 0);
      const box = `left:${left}px;top:${top}px;width:${node.width}px;height:${node.height}px`;
      if (element.dataset.box !== box) {
        element.dataset.box = box;
        style.cssText = box;
      }
      const set = (attribute, content) => Semantics.setAttribute(element, attribute, content);
      const truth = ['false', 'true', 'mixed'];
      element.nodeId = id;
      if (!role) return Semantics.setText(element, name);
      const isMarked = role === 'menuitem' && node.checked >= 0; // a choice in a menu
      set('role', isMarked ? 'menuitemcheckbox' : role);
      set('aria-label', name || undefined);
      set('tabindex', id ? -1 : undefined);
      set('aria-disabled', disabled ? 'true' : undefined);
      set('aria-checked', node.toggle ? undefined : truth[node.checked]);
      set('aria-pressed', node.toggle ? truth[node.checked] : undefined);
      const canBeSelected = Semantics.selectable.has(role); // what cannot is where one is
      set('aria-selected', canBeSelected ? truth[node.selected] : undefined);
      set('aria-current', !canBeSelected && node.selected > 0 ? (role === 'link' ? 'page' : 'true') : undefined);
      set('aria-expanded', truth[node.expanded] ?? (role === 'combobox' ? 'false' : undefined));
      set('aria-level', node.level || undefined);
      set('aria-haspopup', role === 'combobox' ? 'listbox' : undefined);
      set('aria-modal', role === 'dialog' ? 'true' : undefined);
      if (Semantics.isField(role)) {
        element.readOnly = node.readOnly;
        element.disabled = disabled;
        if (element.value !== value && document.activeElement !== element) element.value = value;
        element.shown = value;
        Semantics.refuse(element, node);
      } else {
        set('aria-valuetext', role === 'progressbar' ? value : undefined);
        // Also as text, for searches by text; the label stays the name.
        Semantics.setText(element, hasChildren ? '' : role === 'combobox' ? value : [name, value].filter(Boolean).join(' '));
      }
    },

    // Why a value is refused stands in an element beside the mirror, which the field points to.
    refuse(element, { id, problem }) {
      let { note } = element;
      if (!problem !== !note) {
        note?.remove();
        note = element.note = problem ? Semantics.notes.appendChild(document.createElement('span')) : null;
        if (note) note.id = `problem-${id}`;
      }
      if (note) Semantics.setText(note, problem);
      Semantics.setAttribute(element, 'aria-invalid', note ? 'true' : undefined);
      Semantics.setAttribute(element, 'aria-describedby', note?.id);
    },

    update(nodes) {
      Semantics.updating = true;
      const parents = new Set(nodes.map((node) => node.parent));
      const used = new Map(), counts = new Map(), placed = [], cursors = new Map();
      let focused = null;
      nodes.forEach((node, index) => {
        // Texts have no id: they are told apart by their order inside the parent.
        const base = node.id ? `${node.id}:${node.role}:${node.multiline ? 1 : 0}` : `${placed[node.parent]?.key ?? ''}/${node.role}`;
        const count = counts.get(base) ?? 0;
        counts.set(base, count + 1);
        const key = count ? `${base}#${count}` : base;
        const element = Semantics.elements.get(key) ?? Semantics.create(node.role, node.multiline);
        used.set(key, element);
        placed[index] = { key, element };
        Semantics.apply(element, node, nodes[node.parent], parents.has(index));
        if (node.focused) focused = element;
      });
      // First out with what is gone, so that what stays need not move (moving an element takes its focus away).
      for (const [key, element] of Semantics.elements) {
        if (used.has(key)) continue;
        element.note?.remove();
        element.remove();
      }
      Semantics.elements = used;
      nodes.forEach((node, index) => {
        const parent = placed[node.parent]?.element ?? Semantics.layer, { element } = placed[index];
        let next = cursors.has(parent) ? cursors.get(parent) : parent.firstChild;
        while (next?.nodeType === Node.TEXT_NODE) next = next.nextSibling;
        if (next === element) cursors.set(parent, element.nextSibling);
        else {
          parent.insertBefore(element, next);
          cursors.set(parent, next);
        }
      });
      Semantics.describe(focused);
      Semantics.follow(focused);
      Semantics.updating = false;
    },

    // The hidden field, which has the focus while text is edited, is described by the mirrored one: as a description and not as a
    // second name, so that there is one textbox of that name.
    describe(focused) {
      const isField = focused && Semantics.isField(focused.getAttribute('role'));
      const isTypedOnto = isField || (focused && TextInput.cell); // a cell, which what is typed opens
      if (isTypedOnto) focused.id ||= `field-${focused.nodeId}`;
      const note = isField && focused.note;
      Semantics.setAttribute(TextInput.element, 'aria-describedby', isTypedOnto ? focused.id + (note ? ` ${note.id}` : '') : undefined);
      Semantics.setAttribute(TextInput.element, 'aria-invalid', note ? 'true' : undefined);
    },

    // DOM focus to the focused widget, if the focus is ours at all.
    follow(element) {
      if (!element || (TextInput.active && !TextInput.cell) || element === document.activeElement) return;
      const active = document.activeElement;
      if (active && active !== document.body && !Page.stage.contains(active)) return;
      element.focus({ preventScroll: true });
    },

    nodeOf: (event) => event.target?.nodeId ? event.target : null,
    listen(layer) {
      layer.addEventListener('click', (event) => {
        const element = event.target.closest('[tabindex]');
        if (event.detail !== 0 || !element?.nodeId) return;
        event.preventDefault();
        _yf_semantic_activate(element.nodeId);
        _yf_settle();
      });
      layer.addEventListener('focusin', (event) => {
        const element = Semantics.nodeOf(event);
        if (!element || Semantics.updating) return;
        _yf_semantic_focus(element.nodeId);
        _yf_wake(3);
      });
      layer.addEventListener('input', (event) => {
        const element = Semantics.nodeOf(event);
        if (!element) return;
        TextInput.send(element.value, (text) => _yf_semantic_value(element.nodeId, text));
        _yf_settle();
      });
    },
  },

  yf_semantics_listen__deps: ['$Semantics'],
  yf_semantics_listen: () => {
    const layer = document.createElement('div');
    layer.id = 'semantics';
    Semantics.layer = layer;
    Semantics.notes = document.body.appendChild(document.createElement('div'));
    Semantics.notes.className = 'out-of-sight';
    Semantics.listen(layer);
    Page.stage.append(layer);
    // A screen reader finds this button first; pressing it starts the mirror, which others should not pay for.
    document.getElementById('enable-semantics')?.addEventListener('click', () => Semantics.want(true));
    if (new URLSearchParams(location.search).get('semantics') === '1') Semantics.want(true);
  },

  // JSON, one array per node: see semantics_mirror.cpp.
  yf_semantics_update__deps: ['$Semantics'],
  yf_semantics_update: (json, length) => {
    if (!Semantics.wanted) return;
    Semantics.update(JSON.parse(Bridge.text(json, length)).map(
      ([id, role, x, y, width, height, name, value, problem, checked, selected, expanded, flags, level, parent]) => ({
        id, role, x, y, width, height, name, value, problem, checked, selected, expanded, level, parent,
        disabled: !!(flags & 1), focused: !!(flags & 2), multiline: !!(flags & 4), readOnly: !!(flags & 8),
        toggle: !!(flags & 16),
      })));
  },

  yf_announce__deps: ['$Bridge'],
  yf_announce: (text, length, urgent) => {
    const region = document.getElementById(urgent ? 'alerts' : 'announcements');
    // A new element each time: the same sentence twice is read twice.
    const line = document.createElement('div');
    line.textContent = Bridge.text(text, length);
    region.append(line);
    while (region.childElementCount > 3) region.firstElementChild.remove();
  },
});
