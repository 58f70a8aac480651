// Chromium through playwright-core. WebGL 2 runs in software (SwiftShader).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Tab } from './tab.mjs';

class ChromiumTab extends Tab {
  static async make(browser, { width = 1366, height = 768, scale = 1, touch = false, reducedMotion, look, context: shared } = {}) {
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
    if (look) await tab.systemLook(look);
    return tab;
  }
  // What the system asks for: light, dark, contrast, contrast-light, or forced, which is its own colours upon every page.
  systemLook(look) {
    return this.raw.page.emulateMedia({
      colorScheme: /light$/.test(look) ? 'light' : 'dark', contrast: /^contrast/.test(look) ? 'more' : 'no-preference',
      forcedColors: look === 'forced' ? 'active' : 'none',
    });
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
  keyDown(key) { return this.raw.page.keyboard.down(key); }
  keyUp(key) { return this.raw.page.keyboard.up(key); }
  rightClick(x, y) { return this.raw.page.mouse.click(x, y, { button: 'right' }); }
  press(keys) { return this.raw.page.keyboard.press(keys); }
  resize(width, height) { return this.raw.page.setViewportSize({ width, height }); }
  screenshot(path) { return this.raw.page.screenshot({ path }); }
  async close() {
    if (this.ownsContext) await this.raw.context.close();
    else await this.raw.page.close();
  }
}

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const flags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist', '--allow-file-access-from-files=false'];

// A browser of its own on a profile that outlives it: kill() is kill -9 of all its processes.
async function launchPersistent(chromium, folder) {
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  const child = spawn(executablePath, [...flags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`,
    '--window-size=1366,900', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', 'about:blank'],
  { detached: true, stdio: 'ignore' });
  const port = await waitFor(() => {
    const file = join(folder, 'DevToolsActivePort');
    return existsSync(file) && /^\d+/.exec(readFileSync(file, 'utf8'))?.[0];
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const tab = await ChromiumTab.make(browser, { context: browser.contexts()[0] });
  const kill = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    await browser.close().catch(() => {});
    for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(folder, lock), { force: true });
  };
  return { tab, kill };
}

async function waitFor(condition) {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const value = condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error('the browser did not start');
}

export async function launch(require) {
  const { chromium } = require('playwright-core');
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    name: 'chromium',
    newTab: (options) => ChromiumTab.make(browser, options),
    launchPersistent: (folder) => launchPersistent(chromium, folder),
    isConnected: () => browser.isConnected(),
    processes: () => browser.newBrowserCDPSession(),
    close: () => browser.close(),
  };
}
