// What is measured, step by step. A step with `data` needs the workspace that the step with `seeds` imports.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shown } from './page_probe.mjs';
import { chooseFile, introduce, median, newTab, place, press, quantile, quickFilter, rested, saved, semantics } from './page_tab.mjs';

const count = (tab) => tab.evaluate(() => [bench.frames.length, bench.visits.length, bench.commits.length]);

// Frames and visits while `action` runs and until the page is idle again.
async function during(tab, action) {
  const before = await count(tab);
  await action();
  await tab.idle();
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await tab.idle();
  return tab.evaluate((frames, visits) => ({ frames: bench.frames.slice(frames), visits: bench.visits.slice(visits) }), before[0], before[1]);
}
const longest = (parts) => Math.max(0, ...parts.map((part) => part.ms));

// A page of the rail; what is overdue or waits there may stand behind its name as a number.
const railLink = (tab, page) => place(tab, 'link', page);
async function go(tab, page) {
  await press(tab, await railLink(tab, page));
  await rested(tab);
}

// --- steps -----------------------------------------------------------------------------------------------------

function sizes({ report, root, dist }) {
  const { stdout } = spawnSync(process.execPath, [join(root, 'scripts/size_gate.mjs'), dist], { encoding: 'utf8' });
  for (const [, name, size] of stdout.matchAll(/: (dist\/\S+?),?(?: brotli)? ([\d.]+) kB; budget/g)) {
    report(`size of ${name}`, Number(size), 'kB', name.endsWith('pwa') ? 500 : 900);
  }
}

async function startEmpty(bench) {
  for (const [what, url] of [['dist/pwa', bench.url], ['yinfeng.html', `file://${join(bench.dist, 'yinfeng.html')}`]]) {
    const times = [];
    for (let i = 0; i < 5; ++i) {
      const tab = await newTab(bench.browser);
      await tab.open(url);
      times.push(await tab.evaluate(() => yinfeng.startMs));
      await tab.close();
    }
    bench.report(`first frame, empty, ${what}, first visit`, median(times), 'ms', 1000);
  }
}

async function seed(bench) {
  const tab = bench.tab = await newTab(bench.browser);
  await tab.open(bench.url);
  await rested(tab); // an answer of the storage may still move the buttons
  await chooseFile(tab, '导入快照', bench.snapshots.file('base'));
  await tab.until('the workspace is shown', () => yinfeng.dataMs > 0);
  const { shownAt, chosen, blocked } = await tab.evaluate(() => ({ shownAt: yinfeng.dataMs, chosen: bench.chosen,
    blocked: Math.max(...bench.visits.map((visit) => visit.ms)) }));
  await saved(tab);
  const { save, longestSave } = await tab.evaluate((from) => {
    const last = bench.commits.filter((commit) => commit.at > from).at(-1);
    const visits = bench.visits.filter((visit) => visit.at > from && !visit.frame && visit.at < last.at + last.ms);
    return { save: last.at + last.ms - from, longestSave: Math.max(...visits.map((visit) => visit.ms)) };
  }, shownAt);
  await introduce(tab);
  bench.report('import of everything into a new workspace, until it is shown', shownAt - chosen, 'ms');
  bench.report('  longest time the page was held', blocked, 'ms');
  bench.report('save of everything (checkpoint, encoding included)', save, 'ms');
  bench.report('  longest time the page was held', longestSave, 'ms');
  await rested(tab, 1000);
}

async function open(bench) {
  const { tab, report } = bench, runs = [];
  for (let i = 0; i < 3; ++i) {
    await tab.reload();
    await tab.until('the workspace is shown', () => globalThis.yinfeng?.dataMs > 0);
    runs.push(await tab.evaluate(() => {
      const { startMs, dataMs } = yinfeng, total = (parts) => parts.reduce((ms, part) => ms + part.ms, 0);
      const before = bench.visits.filter((visit) => visit.at < dataMs);
      const lastFrame = before.filter((visit) => visit.frame).at(-1);
      const work = before.filter((visit) => !visit.frame && visit.at > startMs);
      return { dataMs, startMs, work: total(work), longest: Math.max(...work.map((visit) => visit.ms)), frame: lastFrame.ms,
        wait: dataMs - startMs - total(before.filter((visit) => visit.at > startMs)), heap: bench.heap() };
    }));
    await rested(tab, 1000);
  }
  const run = runs.sort((a, b) => a.dataMs - b.dataMs)[1];
  report(`first frame, ${bench.records} records`, run.dataMs, 'ms', 2500);
  report('  until the program has started', run.startMs, 'ms');
  report('  waiting for IndexedDB and gzip', run.wait, 'ms');
  report('  decoding and indexing', run.work, 'ms');
  report('  longest time the page was held', run.longest, 'ms');
  report('  first frame with data', run.frame, 'ms');
  report('memory of the WebAssembly after opening', run.heap / 1e6, 'MB', 400);
}

// The processor time of each animation frame while `action` runs, by the browser's own trace: what the page's thread worked, without
// the time in which it had no processor because the picture before was still being drawn in software on both of them.
async function processorTimes(bench, action) {
  bench.session ??= await bench.browser.processes();
  const { session } = bench, events = [];
  const collect = ({ value }) => events.push(...value);
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] } });
  await action();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events.filter(({ name, tdur }) => name === 'FireAnimationFrame' && tdur > 0).map(({ tdur }) => tdur / 1000);
}

const pages = [['today', '工作台'], ['board', '项目', '看板'], ['table', '项目', '表格'], ['chains', '产业链'], ['services', '服务'], ['directory', '名录'], ['data', '数据'], ['settings', '设置']];

async function frames(bench) {
  const { tab, report } = bench;
  for (const [name, link, view] of pages) {
    const first = await during(tab, async () => {
      await press(tab, await railLink(tab, link));
      if (view) await press(tab, await place(tab, 'tab', view));
    });
    await rested(tab);
    await place(tab, 'heading', link); // it is this page that is measured
    await tab.move(600, 450);
    await rested(tab);
    let scrolled;
    const processor = await processorTimes(bench, async () => {
      scrolled = await during(tab, async () => {
        for (let i = 0; i < 24; ++i) await tab.wheel(0, i < 16 ? 360 : -480);
        for (let i = 0; i < 12; ++i) await tab.move(500 + i * 30, 300 + i * 25);
      });
    });
    const ms = scrolled.frames.map((frame) => frame.ms);
    report(`frame of ${name}, median of ${ms.length}`, median(ms), 'ms', 4);
    report(`frame of ${name}, processor time, 99 of 100`, quantile(processor, 0.99), 'ms', 4);
    report('  by the clock, 99 of 100', quantile(ms, 0.99), 'ms');
    report('  inside WebGL (drawn in software here), median', median(scrolled.frames.map((frame) => frame.gl)), 'ms');
    report(`  slowest while the page came up`, longest(first.visits), 'ms');
  }
}

async function processor(bench) { // milliseconds that all renderers have used
  bench.session ??= await bench.browser.processes();
  const { processInfo } = await bench.session.send('SystemInfo.getProcessInfo');
  let nanoseconds = 0;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    }
  }
  return nanoseconds / 1e6;
}

async function idle(bench) {
  const { tab, report } = bench;
  const task = async () => (await tab.raw.cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await tab.raw.cdp.send('Performance.enable');
  await go(tab, '项目');
  await rested(tab, 10_000); // toasts have gone, what was put off is done
  const before = [await tab.evaluate(() => yinfeng.frames), await task(), await processor(bench)];
  const seconds = 10;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000)); // here time itself is measured
  const after = [await processor(bench), await task(), await tab.evaluate(() => yinfeng.frames)];
  report(`frames over ${seconds} s of rest`, after[2] - before[0], '', 0);
  report('processor at rest, page (tasks of its thread)', (after[1] - before[1]) / seconds / 10, '%', 0.5);
  report('processor at rest, renderer processes', (after[0] - before[2]) / seconds / 10, '%', 0.5);
}

async function searches(bench) {
  const { tab, report } = bench;
  await go(tab, '项目');
  for (const [index, query] of ['z', 'zw', '忠旺', '产业园', 'bdt', 'x'].entries()) {
    await tab.press('Control+k');
    await tab.until('the search box has the focus', () => document.activeElement?.id === 'text-input');
    await rested(tab, 200);
    const parts = [];
    for (const c of query) parts.push(await during(tab, () => tab.raw.page.keyboard.insertText(c)));
    report(`search ${query}${index ? '' : ' (builds the index)'}`, Math.max(...parts.map((part) => longest(part.visits))), 'ms', 50);
    await tab.press('Escape');
    await tab.press('Escape');
    await rested(tab, 200);
  }
}

async function lists(bench) {
  const { tab, report } = bench;
  await go(tab, '项目');
  for (const view of ['看板', '表格']) {
    await press(tab, await place(tab, 'tab', view));
    await rested(tab);
    const box = await place(tab, 'searchbox', '在列表中查找');
    await press(tab, box);
    await tab.until('the field has the focus', () => document.activeElement?.id === 'text-input');
    const typed = [];
    for (const c of '忠旺') typed.push(await during(tab, () => tab.raw.page.keyboard.insertText(c)));
    report(`filter by text, ${view}`, Math.max(...typed.map((part) => longest(part.visits))), 'ms', 50);
    const cleared = await during(tab, () => tab.press('Escape'));
    report(`filter taken away, ${view}`, longest(cleared.visits), 'ms', 50);
    await rested(tab);
    const big = await quickFilter(tab, '投资额 ≥ 10 亿');
    const quick = await during(tab, () => press(tab, big));
    report(`quick filter, ${view}`, longest(quick.visits), 'ms', 50);
    await press(tab, await quickFilter(tab, '投资额 ≥ 10 亿'));
    await rested(tab);
    if (view === '看板') {
      for (const order of ['名称', '投资方', '时限状态', '投资总额']) {
        await press(tab, await place(tab, 'button', '排序：'));
        const item = await place(tab, 'option', order);
        const sorted = await during(tab, () => press(tab, item));
        report(`sort by ${order}, ${view}`, longest(sorted.visits), 'ms', 50);
      }
    }
  }
  await semantics(tab, true);
  await tab.node('columnheader', '');
  const headers = await tab.evaluate(() => [...document.querySelectorAll('#semantics [role=columnheader]')].map((element) => {
    const box = element.getBoundingClientRect();
    return { name: element.getAttribute('aria-label'), x: box.left + Math.min(30, box.width / 2), y: box.top + box.height / 2, right: box.right };
  }));
  await semantics(tab, false);
  for (const header of headers.filter(({ right }) => right < 1366)) {
    for (const direction of ['first', 'again']) {
      const sorted = await during(tab, () => press(tab, header));
      report(`sort by ${header.name}, table, ${direction}`, longest(sorted.visits), 'ms', 50);
    }
  }
}

// What the browser and the disk below it need for a strict transaction of one small value, with nothing else in the page.
async function bareCommits(bench, times) {
  const tab = await newTab(bench.browser);
  await tab.raw.page.goto(`${bench.url}manifest.webmanifest`);
  const ms = await tab.evaluate(async (left) => {
    const ended = (request, event) => new Promise((resolve, reject) => { request[event] = resolve; request.onerror = reject; });
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('log');
    await ended(opening, 'onsuccess');
    const value = crypto.getRandomValues(new Uint8Array(400)), list = [];
    for (let i = 0; i < left; ++i) {
      const from = performance.now(), transaction = opening.result.transaction('log', 'readwrite', { durability: 'strict' });
      transaction.objectStore('log').put(value, i);
      await ended(transaction, 'oncomplete');
      list.push(performance.now() - from);
    }
    return list;
  }, times);
  await tab.close();
  return ms;
}

async function edits(bench) {
  const { tab, report } = bench, wantedEdits = 200;
  await tab.resize(800, 560); // drawing in software is what this would otherwise wait for
  await go(tab, '项目');
  await press(tab, await place(tab, 'button', '新建项目'));
  await tab.until('the name has the focus', () => document.activeElement?.id === 'text-input');
  await tab.press('Control+a');
  await tab.typeText('Measured');
  await tab.press('Enter');
  await tab.press('Escape');
  await saved(tab);
  await rested(tab);
  const run = async () => {
    const before = await count(tab);
    for (let i = 0; i < wantedEdits; ++i) { // an undo and a redo are edits like any other
      // Nothing is asked meanwhile: asking takes the processor that the browser needs.
      await tab.evaluate(() => { bench.edit = new Promise((resolve) => { bench.committed = resolve; }); });
      await tab.press(i % 2 ? 'Control+y' : 'Control+z');
      await tab.evaluate(() => bench.edit);
    }
    return tab.evaluate((commits, drawn) => ({ frames: bench.frames.slice(drawn).map(({ ms }) => ms),
      durable: bench.commits.slice(commits).map(({ from, at, ms }) => at + ms - from) }), before[2], before[0]);
  };
  const { durable, frames: drawn } = await run();
  report(`edit on the disk, median of ${durable.length}`, median(durable), 'ms');
  report('edit on the disk, 99 of 100', quantile(durable, 0.99), 'ms', 20);
  await tab.evaluate(() => { bench.mute = true; });
  const undrawn = (await run()).durable;
  await tab.evaluate(() => { bench.mute = false; });
  report('  with nothing drawn in software meanwhile, median', median(undrawn), 'ms');
  report('  with nothing drawn in software meanwhile, 99 of 100', quantile(undrawn, 0.99), 'ms');
  const bare = await bareCommits(bench, wantedEdits);
  report('  a bare strict transaction on this disk, median', median(bare), 'ms');
  report('  a bare strict transaction on this disk, 99 of 100', quantile(bare, 0.99), 'ms');
  report('frame with an edit, median', median(drawn), 'ms');
  report('frame with an edit, 99 of 100', quantile(drawn, 0.99), 'ms', 50);
  await tab.resize(1366, 768);
}

async function imports(bench) {
  const { tab, report } = bench;
  for (const percent of [1, 20]) {
    await go(tab, '数据');
    const before = await count(tab);
    await chooseFile(tab, '选择文件', bench.snapshots.file(`changed-${percent}`));
    // The preview is up with the first frame after the last piece of work. Nobody watches the mirror meanwhile: that would be
    // measured with it.
    await rested(tab, 2500);
    const { ready, chosen, parsing } = await tab.evaluate((from) => {
      const visits = bench.visits.slice(from), work = visits.filter((visit) => !visit.frame && visit.ms > 2).at(-1);
      const frame = bench.frames.find((each) => each.at > work.at);
      return { ready: frame.at + frame.ms + frame.gl, chosen: bench.chosen, parsing: Math.max(...visits.map((visit) => visit.ms)) };
    }, before[1]);
    await semantics(tab, true);
    const button = await tab.node('button', '合并（可撤销）');
    const heldThen = await tab.evaluate(() => bench.heap());
    const middle = await count(tab);
    await press(tab, button);
    const pressed = await tab.evaluate(() => performance.now());
    const done = await shown(tab, '已合并');
    await tab.move(300, 400); // a message under the pointer stays
    await semantics(tab, false);
    const joining = await tab.evaluate((from) => Math.max(...bench.visits.slice(from).map((visit) => visit.ms)), middle[1]);
    report(`merge, ${percent} % changed, parse included`, ready - chosen + done - pressed, 'ms', 3000);
    report('  until the preview', ready - chosen, 'ms');
    report('  longest time the page was held before it', parsing, 'ms');
    report('  applying', done - pressed, 'ms');
    report('  longest time the page was held then', joining, 'ms');
    report('  memory at the preview', heldThen / 1e6, 'MB');
    report('  memory when it was applied', await tab.evaluate(() => bench.heap()) / 1e6, 'MB');
    await saved(tab);
    await tab.evaluate((from) => bench.commits.filter((commit) => commit.at > from).length, done);
    const until = await tab.evaluate(() => { const last = bench.commits.at(-1); return last.at + last.ms; });
    report('  until it is saved', until - done, 'ms');
    await rested(tab, 1000);
    report('  memory when it was saved', await tab.evaluate(() => bench.heap()) / 1e6, 'MB');
  }
  report('memory of the WebAssembly after both merges', await tab.evaluate(() => bench.heap()) / 1e6, 'MB', 400);
}

export const steps = [
  { name: 'size', what: 'weight of both artefacts', run: sizes },
  { name: 'start', what: 'first frame of an empty browser', run: startEmpty },
  { name: 'save', what: 'import into a new workspace, and saving all of it', run: seed, data: true, seeds: true },
  { name: 'open', what: 'first frame with data, memory', run: open, data: true },
  { name: 'frame', what: 'frames of every page while scrolling', run: frames, data: true },
  { name: 'idle', what: 'frames and processor at rest', run: idle, data: true },
  { name: 'search', what: 'the search box', run: searches, data: true },
  { name: 'list', what: 'filtering and sorting projects', run: lists, data: true },
  { name: 'edit', what: 'edits until they are on the disk', run: edits, data: true },
  { name: 'import', what: 'merging files with 1 % and 20 % changed', run: imports, data: true },
];
