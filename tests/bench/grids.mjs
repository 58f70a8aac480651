// Measures the table of the built page beside AG Grid Community and Tabulator, in one run of one Chromium: the projects of the
// generated workspace (files.mjs) as twenty columns, in the same order and in as large a window.
//
//   node tests/bench/grids.mjs [--records=100000] [--only=own,ag_grid,tabulator] [--times=5] [--loads=3] [--dist=FOLDER] [--json]
//
// Needs dist/ (scripts/run.sh --build-only); sets up the rest (scripts/toolchain.sh rivals). It reports and never fails for
// slowness. Each figure is the median of so many times, until the picture stands: the clock, and the processor time of the page's
// own thread meanwhile, which says more where other programs run beside.
//
//   load     the others: from the rows as JSON text in the page; ours: from the file that was chosen, the whole workspace with its history
//   sort     a press on the heading; texts: ours by pinyin, theirs by the collation of 'zh'. What ours has compared once it keeps:
//            the first time is told too
//   filter   ours: the list's search box, which also looks by pinyin and in other columns; theirs: the name alone
//   group    by stage, with counts and the sums of two columns; AG Grid has it in its Enterprise edition only
//   scroll   so many steps from the first row to the last, each followed by a frame
//   memory   after loading, garbage collected: JavaScript's heap and the WebAssembly's memory; private memory of the process
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser/drivers/chromium.mjs';
import { startServer } from '../browser/server.mjs';
import { optionsOf, root, toolchain } from './files.mjs';
import { OwnGrid } from './grid_own.mjs';
import { RivalGrid } from './grid_rival.mjs';
import { askedNumber, askedText, gridFiles } from './grid_rows.mjs';
import { median, quantile } from './page_tab.mjs';
import { Trace } from './page_trace.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const options = optionsOf(process.argv.slice(2));
const dist = resolve(String(options.dist ?? join(root, 'dist')));
const times = Number(options.times ?? 5), loads = Number(options.loads ?? 3), steps = 500, rowHeight = 36;
const packages = JSON.parse(readFileSync(join(here, 'rivals/package.json'), 'utf8')).dependencies;
const contestants = {
  own: { title: 'Yinfeng', open: (...args) => OwnGrid.open(...args) },
  ag_grid: { title: `AG Grid Community ${packages['ag-grid-community']}`, open: (...args) => RivalGrid.open(...args, 'ag_grid.html') },
  tabulator: { title: `Tabulator ${packages['tabulator-tables']}`, open: (...args) => RivalGrid.open(...args, 'tabulator.html') },
};
const chosen = typeof options.only === 'string' ? options.only.split(',') : Object.keys(contestants);
for (const name of chosen) if (!contestants[name]) throw new Error(`${name} is none of ${Object.keys(contestants).join(', ')}`);
if (chosen.includes('own') && !existsSync(join(dist, 'pwa/index.html'))) throw new Error(`${dist}/pwa is not there: scripts/run.sh --build-only`);

const { YINFENG_NODE_MODULES: ours, YINFENG_RIVALS_MODULES: theirs } = toolchain('rivals');
const files = gridFiles(Number(options.records ?? 100_000));

// --- what the others are served --------------------------------------------------------------------------------
async function serveRivals() {
  const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json' };
  const server = createServer(({ url }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const file = path === '/rows.json' ? files.json : path.startsWith('/modules/') ? join(theirs, path.slice(9)) : join(here, 'rivals', path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

// --- measuring -------------------------------------------------------------------------------------------------
async function traced(browser, act) {
  const trace = await Trace.begin(browser);
  let told;
  try {
    told = await act();
  } finally {
    await trace.end(); // a browser has but one, and the next contestant wants it
  }
  return { trace: trace.read(), told };
}

async function memoryOf(grid, pid) {
  const { cdp } = grid.tab.raw;
  for (let i = 0; i < 3; ++i) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  const kilobytes = [...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+: +(\d+) kB$/gm)].map(([, each]) => Number(each));
  return { heap: usedSize + embedderHeapUsedSize + await grid.memory(), process: kilobytes.reduce((sum, each) => sum + each, 0) * 1024 };
}

async function measure(browser, server, name, figures) {
  const put = (key, values) => { (figures[key] ??= []).push(...values); };
  const say = (what) => { if (!options.json) console.error(`${contestants[name].title}: ${what}`); };
  let grid = null;
  for (let i = 0; i < loads; ++i) {
    await grid?.tab.close();
    grid = await contestants[name].open(browser, server, files);
    const { trace } = await traced(browser, () => grid.load());
    put('load', trace.spans().slice(-1));
    const { heap, process: held } = await memoryOf(grid, trace.pid);
    put('heap', [heap]);
    put('process', [held]);
    say(`loaded ${i + 1} of ${loads}`);
  }
  await grid.settle();
  const repeat = async (key, act, undo) => {
    for (let i = 0; i < times; ++i) {
      const { trace } = await traced(browser, () => act(i));
      put(key, trace.spans().slice(-1));
      await undo?.();
    }
    say(`${key} measured`);
  };
  // First one, then the other column, so that no press finds the rows in the order that it makes.
  for (let i = 0; i < times; ++i) {
    for (const [key, field] of [['sort number', 'amount'], ['sort text', 'name']]) {
      const { trace } = await traced(browser, () => grid.sort(field));
      put(key, trace.spans().slice(-1));
    }
  }
  say('sorts measured');
  if (options.pictures) await grid.tab.screenshot(join(String(options.pictures), `${name}-sorted.png`));
  const finds = async (wanted) => { // a figure of another answer would be worth nothing
    const count = await grid.count?.();
    if (count !== undefined && count !== wanted) throw new Error(`finds ${count} rows, not ${wanted}`);
  };
  await repeat('filter text', () => grid.contains('name', askedText), async () => {
    await finds(files.found.text);
    await grid.allAgain();
  });
  await repeat('filter number', () => grid.atLeast('amount', askedNumber), async () => {
    await finds(files.found.number);
    await grid.noLeast();
  });
  if (!grid.canGroup || await grid.canGroup()) {
    await repeat('group', async () => {
      await grid.group('stage');
      if (options.pictures) await grid.tab.screenshot(join(String(options.pictures), `${name}-grouped.png`));
    }, () => grid.ungroup());
  }
  const { trace, told } = await traced(browser, () => grid.scroll(steps, files.rows, rowHeight));
  put('scroll', trace.steps());
  figures.blank = told.blank;
  if (options.pictures) await grid.tab.screenshot(join(String(options.pictures), `${name}-scrolled.png`));
  await grid.tab.close();
}

// --- the table -------------------------------------------------------------------------------------------------
const rows = [
  ...['load', 'sort number', 'sort text', 'filter text', 'filter number', 'group'].flatMap((key) => [
    { what: key, unit: 'ms', of: (figures) => figures[key] && median(figures[key].map(({ clock }) => clock)) },
    { what: '  worked', unit: 'ms', of: (figures) => figures[key] && median(figures[key].map(({ worked }) => worked)) },
    { what: '  worked, the first time', unit: 'ms', of: (figures) => figures[key]?.[0].worked }]),
  { what: 'scroll, worked in a step, median', unit: 'ms', of: ({ scroll }) => scroll && median(scroll.map(({ worked }) => worked)) },
  { what: 'scroll, worked in a step, 99 of 100', unit: 'ms', of: ({ scroll }) => scroll && quantile(scroll.map(({ worked }) => worked), 0.99) },
  { what: 'scroll, by the clock, median', unit: 'ms', of: ({ scroll }) => scroll && median(scroll.map(({ clock }) => clock)) },
  { what: `scroll, blank of ${steps} steps`, unit: '', of: ({ blank }) => blank },
  { what: 'memory, heap and WebAssembly', unit: 'MB', of: ({ heap }) => heap && median(heap) / 1e6 },
  { what: 'memory, private to the process', unit: 'MB', of: ({ process: held }) => held && median(held) / 1e6 },
];
function print(results) {
  const number = (value) => value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
  console.log(`${files.rows} rows of 20 columns (${(files.bytes / 1e6).toFixed(1)} MB of JSON); ours the whole workspace of ${files.records} records. ` +
    `${cpus()[0].model.trim()}, ${cpus().length} cores, load ${loadavg().map((each) => each.toFixed(1)).join(' ')}`);
  console.log(`${''.padEnd(38)}${chosen.map((name) => contestants[name].title.padStart(32)).join('')}`);
  for (const { what, unit, of } of rows) {
    const own = results.own && of(results.own);
    const cells = chosen.map((name) => {
      const value = of(results[name]);
      if (value === undefined) return results[name].failed ? 'not measured' : 'not in Community';
      if (name === 'own' || !own || !value) return `${number(value)} ${unit}`;
      return `${number(value)} ${unit}  x ${number(value / own)}${value < own ? ' ours is behind' : ''}`;
    });
    console.log(what.padEnd(38) + cells.map((cell) => cell.padStart(32)).join(''));
  }
}

const results = {};
function tell() {
  if (options.json) console.log(JSON.stringify({ rows: files.rows, records: files.records, bytes: files.bytes, load: loadavg(), results }, null, 1));
  else print(results);
}
process.once('SIGINT', () => { // what has been measured by then
  for (const name of chosen) (results[name] ??= {}).failed ??= 'interrupted';
  tell();
  process.exit(1);
});

const require = createRequire(join(ours, 'x.js'));
const browser = await launch(require), rivals = await serveRivals(), own = chosen.includes('own') ? await startServer(join(dist, 'pwa')) : null;
for (const name of chosen) {
  try {
    await measure(browser, { own: own?.url, rivals: rivals.url }, name, results[name] = {});
  } catch (error) {
    results[name].failed = error.message; // what it had measured before stands
    console.error(`${contestants[name].title}: ${error.stack}`);
  }
}
await browser.close();
await rivals.close();
await own?.close();
tell();
process.exit(Object.values(results).some(({ failed }) => failed) ? 1 : 0);
