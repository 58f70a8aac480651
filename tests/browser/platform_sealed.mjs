// Sealed files with the ciphers of each engine: the program of probe/sealed_probe.cpp, in a page of its own.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, equal } from './drivers/tab.mjs';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const built = join(process.env.YINFENG_BUILD_ROOT ?? join(here, '../../build'), 'web');
const golden = ['v1-small.json', 'sealed-v1.yfs', 'sealed-v1-signed.yfs'];

const page = `<!doctype html><meta charset="utf-8"><title>probe</title><body><script>
  if (location.search === '?insecure') Object.defineProperty(crypto, 'subtle', { value: undefined }); // as on http://10.0.0.7
  globalThis.probeReport = [];
  globalThis.probeFiles = {};
  Promise.all(${JSON.stringify(golden)}.map(async (name) => {
    probeFiles[name] = new Uint8Array(await (await fetch(name)).arrayBuffer());
  })).then(() => {
    const script = document.createElement('script');
    script.src = 'yinfeng_probe.js';
    document.body.append(script);
  });
</script>`;

async function reportOf(tab, query) {
  const folder = mkdtempSync(join(tmpdir(), 'yinfeng-probe-'));
  writeFileSync(join(folder, 'index.html'), page);
  for (const name of ['yinfeng_probe.js', 'yinfeng_probe.wasm']) copyFileSync(join(built, name), join(folder, name));
  for (const name of golden) copyFileSync(join(here, '../golden', name), join(folder, name));
  const server = await startServer(folder);
  try {
    await tab.goto(server.url + query);
    await tab.until('the probe is through', () => globalThis.probeReport?.at(-1) === 'done');
    return await tab.evaluate(() => probeReport);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

export async function tests(suite) {
  suite.test('sealed files: the same bytes as natively, and every kind of damage told apart', async (tab) => {
    const report = await reportOf(tab, '');
    equal(report.filter((line) => line.startsWith('FAIL')), [], 'failures');
    check(report.length === 14, `${report.length} lines: ${report.join(' | ')}`);
  });

  suite.test('sealed files: a page without ciphers says so', async (tab) => {
    const report = await reportOf(tab, '?insecure');
    equal(report.filter((line) => line.startsWith('FAIL')), [], 'failures');
    check(report.length === 3 && report[0].includes('https'), report.join(' | '));
  });
}
