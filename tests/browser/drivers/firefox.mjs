// Firefox through puppeteer-core (WebDriver BiDi). Headless it has no WebGL, so it runs in a virtual display.
import { Tab } from './tab.mjs';

class FirefoxTab extends Tab {
  static async make(browser, { width = 1366, height = 768, context: shared } = {}) {
    const tab = new FirefoxTab();
    tab.engine = 'firefox';
    tab.ownsContext = !shared;
    const context = shared ?? await browser.createBrowserContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => tab.errors.push(error.message));
    tab.raw = { browser, context, page };
    await page.setViewport({ width, height });
    return tab;
  }
  // What the system asks for: light, dark, or forced. By the settings that stand for it, which are the whole browser's.
  async systemLook(look) {
    this.asksForLook = look !== 'light';
    const { connection } = this.raw.page.browser();
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const settings = { 'layout.css.prefers-color-scheme.content-override': look === 'dark' ? 0 : 1,
      'browser.display.document_color_use': look === 'forced' ? 2 : 0 };
    for (const [name, value] of Object.entries(settings)) {
      await connection.send('script.evaluate', { expression: `Services.prefs.setIntPref('${name}', ${value})`,
        target: { context: result.contexts[0].context }, awaitPromise: false });
    }
  }
  goto(url) { return this.raw.page.goto(url, { waitUntil: 'load' }); }
  reload() { return this.raw.page.reload(); }
  evaluate(run, ...args) { return this.raw.page.evaluate(run, ...args); }
  move(x, y) { return this.raw.page.mouse.move(x, y); }
  down() { return this.raw.page.mouse.down(); }
  up() { return this.raw.page.mouse.up(); }
  wheel(dx, dy) { return this.raw.page.mouse.wheel({ deltaX: dx, deltaY: dy }); }
  typeText(text) { return this.raw.page.keyboard.type(text); }
  keyDown(key) { return this.raw.page.keyboard.down(key); }
  keyUp(key) { return this.raw.page.keyboard.up(key); }
  rightClick(x, y) { return this.raw.page.mouse.click(x, y, { button: 'right' }); }
  async press(keys) {
    const names = keys.split('+'), last = names.pop();
    for (const name of names) await this.raw.page.keyboard.down(name);
    await this.raw.page.keyboard.press(last);
    for (const name of names.reverse()) await this.raw.page.keyboard.up(name);
  }
  resize(width, height) { return this.raw.page.setViewport({ width, height }); }
  async screenshot(path) { return Buffer.from(await this.raw.page.screenshot({ path })); }
  async close() {
    if (this.asksForLook) await this.systemLook('light');
    if (this.ownsContext) await this.raw.context.close();
    else await this.raw.page.close();
  }
}

export async function launch(require) {
  const { default: puppeteer } = await import(new URL(`file://${require.resolve('puppeteer-core')}`));
  const browser = await puppeteer.launch({
    browser: 'firefox', headless: false, executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' },
    args: ['--remote-allow-system-access'], // systemLook()
    extraPrefsFirefox: { 'dom.webnotifications.enabled': false, 'browser.download.useDownloadDir': true },
  });
  return { name: 'firefox', newTab: (options) => FirefoxTab.make(browser, options), close: () => browser.close() };
}
