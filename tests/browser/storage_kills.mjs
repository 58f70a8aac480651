// A browser is killed (SIGKILL to all its processes) at any moment of its work, again and again on the same profile. What it
// had shown as saved is there at the next start, and every chunk and log entry that is stored proves itself.
//
//   KILLS=10       so many times (scripts/test.sh kills: 200)
//   KILLS_SEED=1   what is done and when the end comes follows from it and the number of the cycle
//
// Each cycle waits until some edits are shown as saved. Then the browser is killed, at once or in the middle of others that
// were set going: a single edit, a burst of undo and redo (each of them a change with a commit of its own), or a merge of
// 1 200 projects, which rewrites all chunks and switches the manifest.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkStored } from './drivers/faults.mjs';
import { makeSnapshot } from './drivers/snapshot.mjs';
import { addProject, exportFile, importFile, makeWorkspace, saved, saveState } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const cycles = Number(process.env.KILLS ?? 10), seed = Number(process.env.KILLS_SEED ?? 1);
const massRecords = 1_200;

function randomOf(start) { // mulberry32
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
const soon = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); // when it dies; nothing is concluded from it

// What the workspace holds: names of single projects, and which generations of the mass of others. As a file, so all of it.
async function content(tab) {
  await tab.click('link', '数据');
  const { path } = await exportFile(tab, '导出文件');
  const names = new Set(), generations = new Map();
  for (const { fields: { name } } of JSON.parse(gunzipSync(readFileSync(path))).records) {
    for (const [, text] of Array.isArray(name) ? [name] : name?.s ?? []) {
      const [, generation] = /^Mass-\d+ name generation (\d+)$/.exec(text) ?? [];
      if (generation) generations.set(Number(generation), (generations.get(Number(generation)) ?? 0) + 1);
      else names.add(text);
    }
  }
  await tab.click('link', '项目');
  return { names, generations };
}

export async function tests(suite) {
  suite.test(`a browser that is killed loses nothing that was shown as saved (${cycles} times)`, async (_tab, { url, launchPersistent }) => {
    const folder = mkdtempSync(join(tmpdir(), 'yinfeng-kill-'));
    const acknowledged = [], figures = { acknowledged: 0, underWay: 0, underWayKept: 0, merges: 0, mergesKept: 0, chunks: 0, log: 0 };
    let generation = 0, kept = 0, pending = []; // generation: sent; kept: acknowledged
    try {
      for (let cycle = 0; cycle <= cycles; cycle++) {
        if (cycle && cycle % 25 === 0) console.error(`     kills: ${cycle} of ${cycles}, ${figures.acknowledged} edits acknowledged and there`);
        const random = randomOf(seed * 1_000_003 + cycle);
        const { tab, kill } = await launchPersistent(folder);
        let dead = false;
        try {
          await tab.open(`${url}?semantics=1`);
          if (cycle === 0) {
            await makeWorkspace(tab);
          } else {
            await saved(tab);
            const { names, generations } = await content(tab);
            const missing = acknowledged.filter((name) => !names.has(name));
            equal(missing, [], `cycle ${cycle}: was shown as saved and is not there`);
            check(generations.size <= 1, `cycle ${cycle}: half a merge: ${JSON.stringify([...generations])}`);
            const [there, count] = [...generations][0] ?? [0, massRecords];
            equal(count, massRecords, `cycle ${cycle}: projects of the merge`);
            check(there >= kept && there <= generation, `cycle ${cycle}: generation ${there}, ${kept} was shown as saved`);
            figures.mergesKept += there > kept;
            figures.underWayKept += pending.filter((name) => names.has(name)).length;
            for (const name of pending) if (names.has(name)) acknowledged.push(name); // now it is shown, and saved
            kept = there;
            const stored = await tab.evaluate(checkStored);
            equal(stored.bad, [], `cycle ${cycle}: does not prove itself`);
            [figures.chunks, figures.log] = [stored.chunks, stored.log];
          }
          pending = [];
          if (cycle === cycles) break; // the last one only looks

          let count = 0;
          const next = () => `Edit-${cycle}-${++count}`;
          for (let i = 1 + random(2); i > 0; i--) {
            const name = next();
            await addProject(tab, name);
            await saved(tab);
            await tab.idle();
            if (!/^已/.test(await saveState(tab))) continue;
            acknowledged.push(name);
            figures.acknowledged++;
          }

          const way = ['edit', 'burst', 'merge', 'nothing'][cycle % 4];
          if (way === 'nothing') { // the moment after something was shown as saved
            await kill();
            dead = true;
          } else if (way === 'merge') {
            await tab.click('link', '数据');
            await importFile(tab, { name: 'office.json', mimeType: 'application/json', buffer: Buffer.from(makeSnapshot(massRecords, ++generation)) });
            const button = await tab.node('button', '合并（可撤销）');
            await tab.idle();
            figures.merges++;
            const pressed = tab.clickAt(button.x, button.y).catch(() => {});
            await soon(random(2_500));
            await kill();
            dead = true;
            await pressed;
          } else {
            if (way === 'burst') {
              await addProject(tab, next()); // this one comes and goes
              await tab.press('Escape');
            } else {
              const name = next();
              await tab.click('button', '新建项目');
              await tab.fill('名称', name);
              pending.push(name);
              figures.underWay++;
            }
            const keys = way === 'burst' ? Array.from({ length: 40 }, (_, i) => i % 2 ? 'Control+y' : 'Control+z') : ['Enter'];
            const pressed = (async () => { for (const key of keys) await tab.press(key); })().catch(() => {});
            await soon(random(way === 'burst' ? 1_000 : 250));
            await kill();
            dead = true;
            await pressed;
          }
        } catch (error) {
          if (!dead && process.env.YINFENG_TEST_SHOTS) await tab.screenshot(join(process.env.YINFENG_TEST_SHOTS, `kills-${cycle}.png`)).catch(() => {});
          throw error;
        } finally {
          if (!dead) await kill();
        }
      }
      console.log(`     kills: ${cycles}, seed ${seed}: ${figures.acknowledged} edits acknowledged and there; ${figures.underWay} under way, of ` +
        `which ${figures.underWayKept} got there; ${figures.merges} merges under way, of which ${figures.mergesKept} got there, none by half; ` +
        `at the end ${figures.chunks} chunks and ${figures.log} log entries prove themselves`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, { engines: ['chromium'], limitMs: 60_000 + cycles * 30_000 });
}
