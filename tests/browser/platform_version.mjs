// A newer version on the server: loaded in the background, offered, taken over only when the user says so.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, equal } from './drivers/tab.mjs';
import { startServer } from './server.mjs';

export async function tests(suite) {
  suite.test('a new version waits for the user', async (tab, { dist }) => {
    const folder = mkdtempSync(join(tmpdir(), 'yinfeng-version-'));
    cpSync(join(dist, 'pwa'), folder, { recursive: true });
    const server = await startServer(folder);
    try {
      await tab.open(`${server.url}?semantics=1`);
      const old = await tab.evaluate(() => yinfeng.version);
      await tab.until('the old version serves the page', () => !!navigator.serviceWorker.controller);
      for (const name of ['index.html', 'boot.js', 'sw.js']) {
        const file = join(folder, name);
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll(old, 'fedcba987654'));
      }
      await tab.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await tab.node('text', '新版本已下载好');
      equal(await tab.evaluate(() => yinfeng.version), old, 'version before the user agrees');
      await tab.click('button', '保存并切换');
      await tab.until('the new version runs', () => yinfeng.started && yinfeng.version === 'fedcba987654');
      const caches = await tab.evaluate(() => caches.keys());
      check(caches.length === 1 && caches[0].includes('fedcba987654'), `caches left: ${caches}`);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true });
    }
  }, { engines: ['chromium', 'firefox'] });
}
