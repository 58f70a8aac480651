// Pictures of every page and important state, to be looked at by people:
//   node tests/browser/screens.mjs [--only=words] [--size=desk,wide,scaled,touch,small,phone,half,projector,hall] [--look=light,dark,contrast,forced]
//     [--out=build/screens] [--dist=FOLDER] [--list]      in light, unless --look says otherwise
//   node tests/browser/screens.mjs --readme      makes assets/screenshots/board.png
//
// A scene that cannot be reached, or an error in the page, is a failure; how a picture looks is for eyes. The day is that of the
// pictures of the design (2019-08-30) and the clock stands still, so that two runs give the same pictures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './drivers/chromium.mjs';
import { rest, scenes } from './drivers/scenes.mjs';
import { startServer } from './server.mjs';
import { smallPng } from './small_png.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, '../..');
const options = Object.fromEntries(process.argv.slice(2).map((argument) => {
  const [, name, value = true] = /^--([\w-]+)(?:=(.*))?$/.exec(argument) ?? [];
  return [name ?? argument, value];
}));
const listOf = (text) => (typeof text === 'string' ? text.split(',') : []);

const day = '2019-08-30';
const sizes = {
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
  scaled: { width: 1366, height: 768, scale: 1.25 },
  touch: { width: 1024, height: 768, touch: true },
  small: { width: 600, height: 960, touch: true },
  phone: { width: 390, height: 844, touch: true },
  half: { width: 600, height: 768 },
  projector: { width: 1920, height: 1080, chosen: '投影' },
  hall: { width: 1920, height: 1080, chosen: '大屏' },
};

// --- taking them -------------------------------------------------------------------------------------------------
const wantedWords = listOf(options.only);
const chosen = Object.keys(scenes).filter((name) => !wantedWords.length || wantedWords.some((word) => name.includes(word)));
if (options.list) {
  console.log(chosen.join('\n'));
  process.exit(0);
}
if (!process.env.YINFENG_NODE_MODULES) {
  console.error('screens: YINFENG_NODE_MODULES is not set: source env.sh of the toolchain cache');
  process.exit(2);
}
const dist = resolve(String(options.dist ?? join(root, 'dist')));
const browser = await launch(createRequire(join(process.env.YINFENG_NODE_MODULES, 'x.js')));
const server = await startServer(join(dist, 'pwa'));

async function open(size) {
  const tab = await browser.newTab(size);
  tab.isTouch = size.touch;
  tab.height = size.height;
  tab.chosenSize = size.chosen;
  tab.timeoutMs = 15_000;
  tab.another = () => open(size);
  // 14:32 in China, and it stays so.
  await tab.raw.page.addInitScript((now) => {
    Date.now = () => now;
    Date.prototype.getTimezoneOffset = () => -480;
  }, Date.parse(`${day}T14:32:00+08:00`));
  await tab.open(`${server.url}?semantics=1&today=${day}`);
  if (size.touch) await tab.raw.page.touchscreen.tap(size.width / 2, 12); // the first input decides
  await tab.idle();
  return tab;
}

async function take(name, size, file, shrink = (png) => png) {
  const tab = await open(size);
  try {
    await scenes[name](tab, { url: server.url });
    if (!size.touch) await rest(tab);
    await tab.idle();
    if (tab.errors.length) throw new Error(`errors in the page: ${tab.errors.join(' | ')}`);
  } finally {
    writeFileSync(file, shrink(await tab.screenshot()));
    await tab.close();
  }
}

let passed = 0, failed = 0;
async function attempt(what, run) {
  try {
    await run();
    passed++;
    console.log(`ok   ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${what}: ${String(error.message).split('\n')[0]}`);
  }
}

if (options.readme) {
  const file = join(root, 'assets/screenshots/board.png');
  await attempt('assets/screenshots/board.png', () => take('board', sizes.desk, file, smallPng));
  console.log(`${readFileSync(file).length} bytes`);
} else {
  const out = resolve(String(options.out ?? join(root, 'build/screens')));
  mkdirSync(out, { recursive: true });
  for (const [sizeName, size] of Object.entries(sizes)) {
    if (options.size && !listOf(options.size).includes(sizeName)) continue;
    for (const look of options.look ? listOf(options.look) : ['light']) {
      const kind = look === 'light' ? sizeName : `${sizeName}-${look}`;
      for (const name of chosen) {
        await attempt(`${name} (${kind})`, () => take(name, { ...size, look }, join(out, `${name.replaceAll(' ', '-')}.${kind}.png`)));
      }
    }
  }
}
await server.close();
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
