// Runs the page in real browsers: node tests/browser/run.mjs [--engine=chromium,firefox,webkit] [--only=words] [--dist=FOLDER]
// [--keep-going is the default; --list names the tests]. Ends with 'N passed, N failed'.
//
// Needs dist/pwa and dist/yinfeng.html (scripts/run.sh --build-only), the browsers (scripts/toolchain.sh browsers) and
// YINFENG_NODE_MODULES (set by the env.sh that toolchain.sh writes). Without a DISPLAY it starts itself again under
// xvfb-run, because Firefox has no WebGL without one and WebKitGTK none at all.
//
// To add tests, add a file beside this one: platform_*.mjs (the page as a platform), app_*.mjs (what users do) or
// storage_*.mjs (faults and kills):
//
//   import { check, equal } from './drivers/tab.mjs';
//   export async function tests(suite) {
//     suite.test('undo brings a deleted project back', async (tab, { url }) => {
//       await tab.open(`${url}?semantics=1`);      // or fileUrl: the single file
//       await tab.click('button', '打开示例');       // by role and name, through the ARIA mirror
//       await tab.fill('项目名称', '忠旺');
//       equal(await tab.value('项目名称'), '忠旺');
//     }, { engines: ['chromium'], width: 1024, height: 768, touch: true });
//   }
//
// A test gets a fresh browser profile, runs in every engine unless `engines` says otherwise, and must wait for conditions
// (tab.until, tab.eventually, tab.node, tab.idle), never for a time. `tab.raw` is the engine's own driver. Uncaught errors of the page fail a
// test; so does a console that is empty of them but a page that stopped (yinfeng.failure).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const options = Object.fromEntries(process.argv.slice(2).map((argument) => {
  const [, name, value = true] = /^--([\w-]+)(?:=(.*))?$/.exec(argument) ?? [];
  return [name ?? argument, value];
}));
const engines = String(options.engine ?? process.env.YINFENG_ENGINES ?? 'chromium,firefox,webkit').split(',');
process.env.LC_ALL = 'C.UTF-8'; // of the browsers: without it, as on a bare machine, Chromium saves 引凤….json as “download”
const dist = resolve(String(options.dist ?? join(here, '../../dist')));

if (!process.env.YINFENG_NODE_MODULES) fail('YINFENG_NODE_MODULES is not set: source env.sh of the toolchain cache');
if (!existsSync(join(dist, 'pwa/index.html'))) fail(`${dist}/pwa is not there: scripts/run.sh --build-only`);
if (!process.env.DISPLAY && !options.list && engines.some((engine) => engine !== 'chromium')) {
  const again = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

function fail(text) {
  console.error(`browser tests: ${text}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

// --- what there is to run ------------------------------------------------------------------------------------
const collected = [];
for (const file of readdirSync(here).filter((name) => /^(platform|app|storage)_.*\.mjs$/.test(name)).sort()) {
  const { tests } = await import(pathToFileURL(join(here, file)));
  const suite = file.replace(/\.mjs$/, '');
  await tests({
    test(name, body, { engines: only = ['chromium', 'firefox', 'webkit'], limitMs, ...tabOptions } = {}) {
      collected.push({ suite, name, body, only, limitMs, tabOptions });
    },
  });
}
const words = typeof options.only === 'string' ? options.only.split(',') : [];
const wanted = collected.filter(({ suite, name }) => !words.length || words.some((word) => `${suite} ${name}`.includes(word)));
if (options.list) {
  for (const { suite, name, only } of wanted) console.log(`${suite}: ${name} [${only.join(' ')}]`);
  process.exit(0);
}

// --- running ---------------------------------------------------------------------------------------------------
const require = createRequire(join(process.env.YINFENG_NODE_MODULES, 'x.js'));
const usualLimitMs = Number(process.env.YINFENG_TEST_LIMIT_MS ?? 300_000);
let passed = 0, failed = 0;

// Keeps what a tab is being told, outermost first, for the message about a test that hangs.
function watched(tab) {
  tab.doing = [];
  for (const verb of ['goto', 'reload', 'eventually', 'evaluate', 'move', 'down', 'up', 'wheel', 'typeText', 'press', 'resize', 'close']) {
    const act = tab[verb]?.bind(tab); // WebKit has no wheel
    if (act) tab[verb] = async (...args) => {
      const step = [verb, ...args.filter((arg) => typeof arg === 'string' || typeof arg === 'number')].join(' ');
      tab.doing.push(step);
      try {
        return await act(...args);
      } finally {
        tab.doing.splice(tab.doing.lastIndexOf(step), 1);
      }
    };
  }
  return tab;
}

// A WebKit session now and then does not come up: its browser process waits for ever. That says nothing of the page, so the
// browser is started anew; a second time it counts.
const startMs = 60_000;
async function firstTab(browser, tabOptions) {
  let clock;
  const late = new Promise((_, reject) => { clock = setTimeout(() => reject(new Error(`no tab of ${browser.name} within ${startMs} ms`)), startMs); });
  return Promise.race([browser.newTab(tabOptions), late]).finally(() => clearTimeout(clock));
}

// What the page says, for a failure that does not come again: the mirror's words, as far as it is kept, or the notice before it.
const wordsOf = (tab) => tab.evaluate(() => {
  const said = [...document.querySelectorAll('#semantics [aria-label]')].map((node) => node.getAttribute('aria-label'));
  return (said.length ? said.join(' | ') : document.body.innerText).slice(0, 1200);
});

async function runOne(browser, { suite, name, body, limitMs = usualLimitMs, tabOptions }) {
  const started = Date.now();
  let tab, problem, shown = '';
  const server = await startServer(join(dist, 'pwa'));
  const context = {
    url: server.url, fileUrl: pathToFileURL(join(dist, 'yinfeng.html')).href, dist, server, engine: browser.name,
    newTab: (more) => browser.newTab({ ...tabOptions, ...more }),
    launchPersistent: browser.launchPersistent, // Chromium only
  };
  let clock;
  const limit = new Promise((_, reject) => { clock = setTimeout(() => reject(new Error(`took longer than ${limitMs} ms, at: ${tab?.doing.join(' > ') || 'its own work'}`)), limitMs); });
  limit.catch(() => {}); // also where nobody waits for it yet
  try {
    await Promise.race([limit, (async () => {
      tab = watched(await firstTab(browser, tabOptions).catch(async (error) => {
        console.log(`     ${error.message}: started anew`);
        await browser.restart();
        return firstTab(browser, tabOptions);
      }));
      await body(tab, context);
      await tab.gatherErrors();
    })()]);
    if (tab.errors.length) throw new Error(`errors in the page: ${tab.errors.join(' | ')}`);
  } catch (error) {
    problem = error;
    if (tab) shown = await Promise.race([wordsOf(tab).catch(() => ''), new Promise((done) => { setTimeout(done, 5_000, ''); })]);
    if (tab && process.env.YINFENG_TEST_SHOTS) {
      await tab.screenshot().then((png) => import('node:fs').then(({ writeFileSync }) =>
        writeFileSync(join(process.env.YINFENG_TEST_SHOTS, `${browser.name}-${name.replace(/\W+/g, '-')}.png`), png)), () => {});
    }
  }
  clearTimeout(clock);
  await tab?.close().catch(() => {});
  await server.close();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (problem) failed++;
  else passed++;
  console.log(`${problem ? 'FAIL' : 'ok  '} ${browser.name.padEnd(8)} ${suite}: ${name} (${seconds} s)`);
  if (problem) {
    const where = problem.stack?.split('\n').find((line) => line.includes('/tests/browser/') && !line.includes('drivers/'))?.trim() ?? '';
    console.log(`     ${String(problem.message).split('\n').slice(0, 6).join('\n     ')} ${where}`);
    if (shown) console.log(`     the page showed: ${shown}`);
  }
}

async function runIn(engine, tests) {
  let browser, launch;
  try {
    ({ launch } = await import(`./drivers/${engine}.mjs`));
    browser = await launch(require);
    browser.restart = async () => { // in place: the tests hold this one
      await browser.close().catch(() => {});
      Object.assign(browser, await launch(require));
    };
  } catch (error) {
    console.log(`FAIL ${engine}: does not start: ${error.message}`);
    failed++;
    return;
  }
  for (const test of tests) {
    if (browser.isConnected?.() === false) await browser.restart(); // a test that kills a browser can take this one along
    await runOne(browser, test);
  }
  await browser.close().catch(() => {});
}

// The tests of storage wait for disks and deadlines most of the time, in a browser of their own: they run beside the others.
async function runAll(tests) {
  for (const engine of engines) {
    const ours = tests.filter(({ only }) => only.includes(engine));
    if (ours.length) await runIn(engine, ours);
  }
}
const isOfStorage = ({ suite }) => suite.startsWith('storage_');
await Promise.all([runAll(wanted.filter(isOfStorage)), runAll(wanted.filter((test) => !isOfStorage(test)))]);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
