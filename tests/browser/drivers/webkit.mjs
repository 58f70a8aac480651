// WebKitGTK, the nearest thing to Safari on Debian, through WebKitWebDriver and selenium-webdriver. Every tab is a
// session of its own with nothing kept; it needs a display.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Tab } from './tab.mjs';

const keyNames = { Control: 'CONTROL', Shift: 'SHIFT', Alt: 'ALT', Enter: 'ENTER', Backspace: 'BACK_SPACE', Delete: 'DELETE',
  End: 'END', Home: 'HOME', Escape: 'ESCAPE', Tab: 'TAB', ArrowLeft: 'ARROW_LEFT', ArrowRight: 'ARROW_RIGHT',
  ArrowUp: 'ARROW_UP', ArrowDown: 'ARROW_DOWN', PageDown: 'PAGE_DOWN', PageUp: 'PAGE_UP' };

class WebKitTab extends Tab {
  static async make(webdriver, port, { width = 1366, height = 768 } = {}) {
    const tab = new WebKitTab();
    tab.engine = 'webkit';
    const capabilities = new webdriver.Capabilities({
      browserName: 'MiniBrowser', pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': {
        binary: process.env.MINIBROWSER || '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', args: ['--automation'],
      },
    });
    const driver = await new webdriver.Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    await driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000 });
    tab.raw = { driver, webdriver };
    await tab.resize(width, height);
    return tab;
  }
  // The driver does not wait for pages to load: where a script is under way when a page is left, its wait never ends.
  async leave(go) {
    await this.gatherErrors();
    await this.raw.driver.executeScript('window.leaving = true');
    await go();
    await this.until('the next page has loaded', () => !window.leaving && document.readyState === 'complete');
    await this.raw.driver.executeScript('window.caught = []; addEventListener("error", (e) => caught.push(e.message));');
  }
  goto(url) { return this.leave(() => this.raw.driver.get(url)); }
  reload() { return this.leave(() => this.raw.driver.navigate().refresh()); }
  async gatherErrors() {
    this.errors.push(...await this.raw.driver.executeScript('return window.caught?.splice(0) ?? []'));
  }
  evaluate(run, ...args) {
    return this.raw.driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
      Promise.resolve().then(() => (${run})(...args)).then((value) => done({ value }), (error) => done({ error: String(error.message ?? error) }));
    `, ...args).then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  }
  actions() { return this.raw.driver.actions({ async: true }); }
  move(x, y) { return this.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).perform(); }
  down() { return this.actions().press().perform(); }
  up() { return this.actions().release().perform(); }
  typeText(text) { return this.actions().sendKeys(text).perform(); }
  keyDown(key) { return this.actions().keyDown(this.raw.webdriver.Key[keyNames[key]] ?? key).perform(); }
  keyUp(key) { return this.actions().keyUp(this.raw.webdriver.Key[keyNames[key]] ?? key).perform(); }
  press(keys) {
    const { Key } = this.raw.webdriver;
    const codes = keys.split('+').map((name) => keyNames[name] ? Key[keyNames[name]] : name);
    let actions = this.actions();
    for (const code of codes) actions = actions.keyDown(code);
    for (const code of codes.reverse()) actions = actions.keyUp(code);
    return actions.perform();
  }
  async resize(width, height) {
    await this.raw.driver.manage().window().setRect({ width, height, x: 0, y: 0 });
  }
  async screenshot() { return Buffer.from(await this.raw.driver.takeScreenshot(), 'base64'); }
  async close() { await this.raw.driver.quit(); }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function launch(require) {
  const webdriver = require('selenium-webdriver');
  const port = await freePort();
  const process_ = spawn(process.env.WEBKIT_DRIVER || '/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const ended = new Promise((_, reject) => process_.once('error', reject).once('exit', () => reject(new Error('WebKitWebDriver ended'))));
  ended.catch(() => {});
  const answers = async () => {
    for (;;) {
      if (await fetch(`http://127.0.0.1:${port}/status`).then((r) => r.ok, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await Promise.race([answers(), ended]);
  return { name: 'webkit', newTab: (options) => WebKitTab.make(webdriver, port, options), close: async () => { process_.kill(); } };
}
