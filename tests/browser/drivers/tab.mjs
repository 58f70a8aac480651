// What every test is given: one page in one browser, the same few verbs in every engine. The engines' drivers implement
//   goto(url) reload() evaluate(function, ...args) move(x, y) down() up() wheel(dx, dy) typeText(text)
//   press('Control+a') keyDown('Shift') keyUp('Shift') rightClick(x, y) — WebKit has neither wheel nor rightClick — resize(width, height) screenshot() close()
// and put their own objects into `raw` for tests that need more. Everything below stands on those.

export class Failure extends Error {}

export function check(condition, message) {
  if (!condition) throw new Failure(message);
}
export function equal(actual, expected, what = 'value') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Failure(`${what}: ${a}, expected ${b}`);
}

export class Tab {
  errors = []; // uncaught errors of the page
  async gatherErrors() {} // where they have to be asked for
  timeoutMs = Number(process.env.YINFENG_TEST_TIMEOUT_MS ?? 60_000);

  // Until the function gives something true; that is returned. Never waits for a time. `last` may say what it saw instead.
  async eventually(what, condition, last = () => undefined) {
    const end = Date.now() + this.timeoutMs;
    for (;;) {
      const value = await condition();
      if (value) return value;
      if (Date.now() > end) throw new Failure(`never: ${what} (last: ${JSON.stringify(last())?.slice(0, 400)})`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  // The same of a function that runs in the page.
  async until(what, condition, ...args) {
    let last;
    return this.eventually(what, async () => {
      try {
        return last = await this.evaluate(condition, ...args);
      } catch (error) {
        last = error.message; // the page is just being left
        return false;
      }
    }, () => last);
  }

  // Opens the page and waits for its first picture.
  async open(url) {
    await this.goto(url);
    await this.started();
  }
  async started() {
    await this.until('the page has started', () => {
      if (globalThis.yinfeng?.failure) throw new Error(globalThis.yinfeng.failure);
      return globalThis.yinfeng?.started;
    });
  }
  async idle() {
    await this.until('no frame is asked for', () => globalThis.yinfeng.idle());
  }

  // --- the mirror ---------------------------------------------------------------------------------------
  // The element of the mirror with this role whose name (or text, for role 'text') is `name`: its state and centre.
  async node(role, name, { exact = false, nth = 0 } = {}) {
    return this.until(`${role} “${name}”`, findNode, role, name, exact, nth);
  }
  async has(role, name, { exact = false } = {}) {
    return !!(await this.evaluate(findNode, role, name, exact, 0));
  }
  async gone(role, name) {
    return this.eventually(`${role} “${name}” is gone`, async () => !await this.has(role, name));
  }
  // Where it is when nothing moves any more: an answer of the storage may still push it down.
  async resting(role, name, options, come = async () => {}) {
    await this.idle();
    for (let place = await this.node(role, name, options);;) {
      await come(place);
      await this.idle();
      const now = await this.node(role, name, options);
      if (Math.abs(now.x - place.x) + Math.abs(now.y - place.y) < 2) return place;
      place = now;
    }
  }
  async click(role, name, options) {
    await this.resting(role, name, options, ({ x, y }) => this.move(x, y));
    await this.down();
    await this.up();
    await this.idle();
  }
  async tap(role, name, options) { // Chromium with touch
    const { x, y } = await this.resting(role, name, options);
    await this.raw.page.touchscreen.tap(x, y);
    await this.idle();
  }
  async clickAt(x, y) {
    await this.move(x, y);
    await this.down();
    await this.up();
  }
  // Into a field, as a user does: press it, select what is there, type.
  async fill(name, text, options) {
    await this.click('textbox', name, options);
    await this.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.typeText(text);
    await this.idle();
  }
  async value(name, options) {
    return (await this.node('textbox', name, options)).value;
  }
  // Keys take their way through the browser: waits until the field holds this.
  async shows(name, expected) {
    let last;
    return this.eventually(`${name}: ${JSON.stringify(expected)}`, async () => (last = await this.value(name)) === expected, () => last);
  }

  // Part of the canvas that is not of its most frequent colour (`ground`), from a screenshot: 0 is a blank page.
  async ink() {
    const png = (await this.screenshot()).toString('base64');
    return this.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      const [[most]] = [...counts].sort(([, one], [, other]) => other - one);
      const hex = [most, most >> 8, most >> 16].map((channel) => (channel & 255).toString(16).padStart(2, '0')).join('');
      return { ink: 1 - Math.max(...counts.values()) / pixels.length, colours: counts.size, ground: `#${hex}` };
    }, png);
  }
}

// Runs in the page, so it stands alone.
function findNode(role, name, exact, nth) {
  const same = (text) => text !== null && text !== undefined && (exact ? text === name : text.includes(name));
  const elements = [...document.querySelectorAll('#semantics *')].filter((element) =>
    role === 'text' ? same(element.textContent) && !element.children.length
      : (element.getAttribute('role') ?? '').replace('menuitemcheckbox', 'menuitem') === role && same(element.getAttribute('aria-label') ?? ''));
  const element = elements[nth];
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const state = (attribute) => element.getAttribute(`aria-${attribute}`);
  return {
    x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height,
    left: box.left, top: box.top,
    name: element.getAttribute('aria-label') ?? element.textContent,
    value: element.value ?? state('valuetext') ?? '',
    text: element.textContent,
    checked: state('checked'), pressed: state('pressed'), selected: state('selected'), expanded: state('expanded'),
    disabled: state('disabled') === 'true', focused: element === document.activeElement,
  };
}
