// Measures the built page in real Chromium against its budgets (design: budgets), on a generated workspace:
//
//   node tests/bench/page_bench.mjs [--only=words] [--records=100000] [--dist=FOLDER] [--json] [--list]
//
// Needs dist/ (scripts/run.sh --build-only) and the toolchain's env.sh. It reports and never fails for slowness: run it
// on a machine with nothing else to do. Steps come in the order below; --only=open,idle runs those.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch } from '../browser/drivers/chromium.mjs';
import { startServer } from '../browser/server.mjs';
import { benchFiles } from './files.mjs';
import { steps } from './page_steps.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, '../..');
const options = Object.fromEntries(process.argv.slice(2).map((argument) => {
  const [, name, value = true] = /^--([\w-]+)(?:=(.*))?$/.exec(argument) ?? [];
  return [name ?? argument, value];
}));
const dist = resolve(String(options.dist ?? join(root, 'dist')));
const records = Number(options.records ?? 100_000);
const words = typeof options.only === 'string' ? options.only.split(',') : [];
const wanted = steps.filter((step) => !words.length || words.some((word) => `${step.name} ${step.what}`.includes(word)));

function fail(text) {
  console.error(`page bench: ${text}`);
  process.exit(2);
}
if (options.list) {
  for (const step of steps) console.log(`${step.name}: ${step.what}`);
  process.exit(0);
}
if (!wanted.length) fail(`no step is called ${options.only}; --list names them`);
if (!process.env.YINFENG_NODE_MODULES) fail('YINFENG_NODE_MODULES is not set: source env.sh of the toolchain cache');
if (!existsSync(join(dist, 'pwa/index.html'))) fail(`${dist}/pwa is not there: scripts/run.sh --build-only`);

// The snapshots to work on, packed as people send them.
function snapshots() {
  const files = benchFiles(records);
  const file = (name) => {
    const plain = join(files.folder, `${name}.json`), packed = `${plain}.gz`;
    if (!existsSync(packed)) writeFileSync(packed, gzipSync(readFileSync(plain), { level: 6 }));
    return packed;
  };
  return { ...files, file };
}

// --- the table -------------------------------------------------------------------------------------------------
const rows = [];
const quiet = !!options.json;
function show(value, unit) {
  const digits = Math.abs(value) >= 100 || unit === '' ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trimEnd();
}
function wide(text, width) { // Chinese characters are two columns wide
  const columns = [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, width - columns));
}
// A figure; `budget` may be left out, then it is only told.
function report(what, value, unit, budget) {
  const row = { what, value: Number(value.toFixed(3)), unit, budget: budget ?? null, ratio: budget ? Number((value / budget).toFixed(2)) : null };
  rows.push(row);
  if (quiet) return;
  const ratio = budget === undefined ? '' : budget === 0 ? (value > 0 ? 'over' : 'met') : `x ${(value / budget).toFixed(2)}${value > budget ? ' over' : ''}`;
  console.log(`${wide(what, 62)}${show(value, unit).padStart(12)}${(budget === undefined ? '' : show(budget, unit)).padStart(12)}  ${ratio}`);
}

// --- running ---------------------------------------------------------------------------------------------------
if (!quiet) console.log(`${wide('', 62)}${'measured'.padStart(12)}${'budget'.padStart(12)}`);
const require = createRequire(join(process.env.YINFENG_NODE_MODULES, 'x.js'));
const browser = await launch(require), server = await startServer(join(dist, 'pwa'));
const bench = { report, dist, root, records, browser, url: server.url, snapshots: wanted.some((step) => step.data) ? snapshots() : null, tab: null };
let problem = null;
try {
  for (const step of steps) {
    const needed = wanted.includes(step) || (step.seeds && wanted.some((other) => other.data));
    if (needed) await step.run(bench);
  }
} catch (error) {
  problem = error;
  const picture = join(tmpdir(), 'yinfeng-page-bench.png'); // what the page looked like then
  const png = await bench.tab?.screenshot().catch(() => null);
  if (png) {
    writeFileSync(picture, png);
    console.error(`page bench: see ${picture}`);
  }
}
await bench.tab?.close().catch(() => {});
await browser.close();
await server.close();
if (quiet) console.log(JSON.stringify({ records, cells: bench.snapshots?.cells ?? 0, rows }, null, 1));
if (problem) fail(problem.stack);
process.exit(0);
