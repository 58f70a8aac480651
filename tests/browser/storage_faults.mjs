// The page's own IndexedDB fails: nothing is ever shown as saved that is not, what can be repaired is repaired without
// anybody doing anything, and the rest is said in words. (The storage engine is driven through every failure of every
// operation with a fake platform in tests/unit; this is the same in a real browser, with faults of real shape, in Chromium.)
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { checkStored, damageChunk, installFaults } from './drivers/faults.mjs';
import { makeSnapshot } from './drivers/snapshot.mjs';
import { addProject, exportFile, importFile, makeWorkspace, saved, says } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const chromium = { engines: ['chromium'], height: 1000 };

// A workspace whose table shows Edit-1, which is saved; from here on faults can be armed.
async function begin(tab, url) {
  await tab.open(`${url}?semantics=1`);
  await makeWorkspace(tab);
  await tab.click('tab', '表格');
  await tab.evaluate(installFaults);
  await addProject(tab, 'Edit-1');
  await saved(tab);
  await durable(tab, ['Edit-1']);
}
const arm = (tab, what, plan = {}) => tab.evaluate((...args) => faults.arm(...args), what, plan);
const lift = (tab) => tab.evaluate(() => faults.lift());
const hits = (tab) => tab.evaluate(() => faults.hits);

async function durable(tab, names) {
  await tab.idle();
  const missing = await tab.evaluate((wanted) => wanted.filter((name) => !faults.durable.has(name)), names);
  equal(missing, [], 'on the disk is not');
}
async function honest(tab) {
  equal(await tab.evaluate(() => faults.lies.slice(0, 3)), [], 'shown as saved and not on the disk');
}
// After a reload everything is there, and said to be.
async function allThere(tab, names) {
  await tab.reload();
  await tab.started();
  for (const name of names) await tab.node('text', name);
  await saved(tab);
}
// A new project whose name is in its field, but not yet entered.
async function almost(tab, name) {
  await tab.click('button', '新建项目');
  await tab.node('textbox', '名称');
  await tab.fill('名称', name);
  await saved(tab);
}
async function retry(tab) {
  await tab.click('button', '保存状态');
  await tab.click('menuitem', '重试');
}

const passing = {
  aborted: 'transactions are aborted',
  unknown: 'transactions end with an unknown error',
  refused: 'values are refused',
  lost: 'the connection is lost between transactions',
  dropped: 'the connection is lost in the middle of a transaction',
  gone: 'the connection is lost and the database does not open at once',
};

export async function tests(suite) {
  for (const [what, words] of Object.entries(passing)) {
    suite.test(`${words}, for a while: everything is saved all the same`, async (tab, { url }) => {
      await begin(tab, url);
      const names = ['Edit-1'];
      for (const [from, times] of [[1, 1], [2, 1], [3, 1], [1, 2]]) {
        await arm(tab, what, { from, times });
        while (await hits(tab) < times) {
          names.push(`Edit-${names.length + 1}`);
          await addProject(tab, names.at(-1));
          await saved(tab);
        }
        await lift(tab);
      }
      await durable(tab, names);
      await honest(tab);
      await allThere(tab, names);
    }, chromium);
  }

  for (const what of ['aborted', 'unknown', 'lost', 'gone']) {
    suite.test(`${passing[what]}, for good: the page says so, stops, and a retry saves what was there`, async (tab, { url }) => {
      await begin(tab, url);
      await almost(tab, 'Edit-2');
      await arm(tab, what);
      await tab.press('Enter');
      check((await says(tab, '连续多次写入失败')).startsWith('没存上'), 'it does not say 没存上');
      await tab.node('text', 'Edit-2'); // nothing of it is lost while the page is open
      equal(await tab.evaluate(() => faults.durable.has('Edit-2')), false, 'Edit-2 is on the disk');
      equal((await tab.node('button', '新建项目')).disabled, true, 'nothing more can be entered');
      await lift(tab);
      await retry(tab);
      await saved(tab);
      await durable(tab, ['Edit-2']);
      await honest(tab);
      await allThere(tab, ['Edit-1', 'Edit-2']);
    }, chromium);
  }

  suite.test('the page is left while nothing can be saved: what it had shown as saved is there', async (tab, { url }) => {
    await begin(tab, url);
    await almost(tab, 'Edit-2');
    await arm(tab, 'unknown');
    await tab.press('Enter');
    await says(tab, '没存上');
    await honest(tab);
    await allThere(tab, ['Edit-1']); // the fault goes with the page
    equal(await tab.has('text', 'Edit-2'), false, 'Edit-2, which was never saved, is there');
    await addProject(tab, 'Edit-3');
    await saved(tab);
    await allThere(tab, ['Edit-1', 'Edit-3']);
  }, chromium);

  suite.test('a full disk: work goes on, the page says so, and saves as soon as there is space', async (tab, { url }) => {
    await begin(tab, url);
    for (const from of [1, 2]) {
      const first = from * 2;
      await almost(tab, `Edit-${first}`);
      await arm(tab, 'full', { from });
      await tab.press('Enter');
      await addProject(tab, `Edit-${first + 1}`);
      check((await says(tab, '存储空间已满')).startsWith('没存上'), 'it does not say 没存上');
      equal(await tab.evaluate((name) => faults.durable.has(name), `Edit-${first + 1}`), false, 'the later edit is on the disk');
      await lift(tab);
      await saved(tab); // by itself
    }
    const names = [1, 2, 3, 4, 5].map((n) => `Edit-${n}`);
    await durable(tab, names);
    await honest(tab);
    await allThere(tab, names);
  }, chromium);

  // Reading fails while the workspace opens. What is armed has to survive the reload.
  async function armAtStart(tab) {
    await tab.raw.page.addInitScript(installFaults);
    await tab.raw.page.addInitScript(() => {
      const { what, plan } = JSON.parse(sessionStorage.getItem('armed') ?? '{}');
      if (what) faults.arm(what, plan);
    });
  }
  const atStart = (tab, what, plan) => tab.evaluate((armed) => sessionStorage.setItem('armed', armed), what ? JSON.stringify({ what, plan }) : '{}');

  suite.test('reading fails once while a workspace opens, at every step: it opens all the same', async (tab, { url }) => {
    await armAtStart(tab);
    await begin(tab, url);
    let steps = 0;
    for (const what of ['aborted', 'lost']) {
      for (let from = 1, hit = true; hit; from++) {
        await atStart(tab, what, { from, times: 1, mode: 'readonly' });
        await allThere(tab, ['Edit-1']);
        await tab.idle();
        hit = await hits(tab) > 0;
        steps += hit;
        check(from < 40, 'it never ends');
      }
    }
    check(steps >= 6, `only ${steps} readings failed`);
    await atStart(tab, 'locked', { times: 2 });
    await allThere(tab, ['Edit-1']);
    equal(await hits(tab), 2, 'openings that failed');
  }, chromium);

  suite.test('a workspace that cannot be opened is not touched, and opens when it can', async (tab, { url }) => {
    await armAtStart(tab);
    await begin(tab, url);
    await atStart(tab, 'locked');
    await tab.reload();
    await tab.started();
    await tab.node('text', '工作区没能打开');
    equal(await tab.has('text', 'Edit-1'), false, 'shows the project');
    await atStart(tab);
    await lift(tab);
    await tab.click('button', '重试');
    await tab.node('text', 'Edit-1');
    await saved(tab);
  }, chromium);

  suite.test('a damaged chunk is noticed: the page says so, writes nothing, and exports the rest', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    await tab.click('link', '数据');
    await importFile(tab, { name: 'office.json', mimeType: 'application/json', buffer: Buffer.from(makeSnapshot(1_200, 1)) });
    await tab.click('button', '合并（可撤销）');
    await saved(tab);
    const whole = await tab.evaluate(checkStored);
    equal(whole.bad, [], 'bad before');
    check(whole.chunks >= 4, `only ${whole.chunks} chunks`);
    await tab.evaluate(damageChunk);
    equal((await tab.evaluate(checkStored)).bad.length, 1, 'chunks that do not prove themselves');
    await tab.reload();
    await tab.started();
    check((await says(tab, '本机保存的数据有损坏')).startsWith('没存上'), 'it does not say 没存上');
    await tab.click('link', '数据');
    const text = gunzipSync(readFileSync((await exportFile(tab, '导出文件')).path)).toString();
    const left = text.match(/"name":\[\d+,"Mass-/g)?.length ?? 0;
    check(left >= 700 && left < 1_200, `${left} of 1200 projects are in the export`);
    equal((await tab.evaluate(checkStored)).bad.length, 1, 'nothing was written or deleted: bad chunks');
  }, chromium);

  // Everything is stored anew, that is said, and a reload has it.
  async function clearedUnder(tab, url, clear) {
    await begin(tab, url);
    await clear();
    await tab.until('it says that the data were cleared', () => document.querySelector('#semantics')?.textContent.includes('保存的数据刚才被清除了'));
    await saved(tab);
    const stored = await tab.evaluate(checkStored);
    equal(stored.bad, [], 'bad');
    check(stored.chunks > 0, 'nothing is stored');
    await allThere(tab, ['Edit-1']);
    await addProject(tab, 'Edit-2');
    await saved(tab);
    await allThere(tab, ['Edit-1', 'Edit-2']);
  }
  suite.test('the databases are deleted under the page: it stores everything anew, says so, and a reload has it', (tab, { url }) =>
    clearedUnder(tab, url, () => tab.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    })), chromium);
  suite.test("the site's data are cleared under the page: it stores everything anew, says so, and a reload has it", (tab, { url }) =>
    clearedUnder(tab, url, () => tab.raw.cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' })), chromium);

  suite.test('the right to write goes from tab to tab as they close and crash', async (tab, { url, newTab }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    await tab.click('tab', '表格');
    const projects = await tab.evaluate(() => location.hash);
    const open = async () => {
      const next = await newTab({ context: tab.raw.context });
      await next.open(`${url}?semantics=1${projects}`); // 工作台 names eight at most
      await next.node('text', '只读');
      return next;
    };
    const names = [];
    const front = (of) => of.raw.page.bringToFront(); // a tab behind others draws nothing
    let [writer, follower] = [tab, await open()];
    for (let round = 0; round < 5; round++) {
      await front(writer);
      for (let i = 0; i < 2; i++) {
        names.push(`Edit-${names.length + 1}`);
        await addProject(writer, names.at(-1));
      }
      await saved(writer);
      await front(follower);
      for (const name of names) await follower.node('text', name);
      const next = round < 4 ? await open() : null;
      if (round % 2) {
        const crashed = writer.raw.page.waitForEvent('crash');
        writer.raw.cdp.send('Page.crash').catch(() => {}); // it cannot answer any more
        await crashed;
      } else {
        await writer.raw.page.close();
      }
      await front(follower); // it has waited longer than the next one
      await follower.gone('text', '只读');
      if (round % 2) await writer.raw.page.close().catch(() => {});
      [writer, follower] = [follower, next];
      for (const name of names) await writer.node('text', name);
    }
    await saved(writer);
    await allThere(writer, names);
    await writer.raw.page.close();
  }, chromium);
}
