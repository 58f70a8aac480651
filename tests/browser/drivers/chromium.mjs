// Chromium through playwright-core. WebGL 2 runs in software (SwiftShader).
import { Tab } from './tab.mjs';

class ChromiumTab extends Tab {
  static async make(browser, { width = 1366, height = 768, scale = 1, touch = false, reducedMotion, context: shared } = {}) {
    const tab = new ChromiumTab();
    tab.engine = 'chromium';
    tab.ownsContext = !shared;
    const context = shared ?? await browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch, reducedMotion,
      acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => tab.errors.push(error.message));
    tab.raw = { browser, context, page, cdp: await context.newCDPSession(page) };
    return tab;
  }
  goto(url) { return this.raw.page.goto(url); }
  reload() { return this.raw.page.reload(); }
  evaluate(run, ...args) {
    // Several arguments, as functions in the page take them.
    return this.raw.page.evaluate(new Function('args', `return (${run})(...args)`), args);
  }
  move(x, y) { return this.raw.page.mouse.move(x, y); }
  down() { return this.raw.page.mouse.down(); }
  up() { return this.raw.page.mouse.up(); }
  wheel(dx, dy) { return this.raw.page.mouse.wheel(dx, dy); }
  typeText(text) { return this.raw.page.keyboard.type(text); }
  press(keys) { return this.raw.page.keyboard.press(keys); }
  resize(width, height) { return this.raw.page.setViewportSize({ width, height }); }
  screenshot(path) { return this.raw.page.screenshot({ path }); }
  async close() {
    if (this.ownsContext) await this.raw.context.close();
    else await this.raw.page.close();
  }
}

export async function launch(require) {
  const { chromium } = require('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist', '--allow-file-access-from-files=false'],
  });
  return { name: 'chromium', newTab: (options) => ChromiumTab.make(browser, options), close: () => browser.close() };
}
