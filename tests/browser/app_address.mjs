// The address bar, Back and Forward in real browsers: from a server and from a file.
import { check, equal } from './drivers/tab.mjs';
import { openSample, saved } from './drivers/steps.mjs';

const record = '环渤海（营口）大数据产业园';
const parts = (tab) => tab.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
const back = (tab) => tab.evaluate(() => { history.back(); });
const forward = (tab) => tab.evaluate(() => { history.forward(); });
const shows = (tab, heading) => tab.node('heading', heading, { exact: true });
const page = (tab, wanted) => tab.until(`the address says ${wanted}`, (name) => location.hash.includes(`page=${name}`), wanted);

async function openRecord(tab) {
  await tab.click('button', record);
  await tab.node('tab', '全部字段');
  await tab.until('the address says which record', () => location.hash.includes('record='));
}

export async function tests(suite) {
  const walk = async (tab) => {
    await openSample(tab);
    await page(tab, 'projects');
    await openRecord(tab);
    await tab.click('link', '名录');
    await shows(tab, '名录');
    await tab.click('link', '数据');
    await shows(tab, '数据');
    await page(tab, 'data');
    equal(await tab.evaluate(() => document.title), '数据 · 引凤', 'title');

    await back(tab);
    await shows(tab, '名录');
    await back(tab);
    await tab.node('tab', '全部字段');
    await page(tab, 'projects');
    await back(tab);
    await tab.gone('tab', '全部字段');
    await forward(tab);
    await tab.node('tab', '全部字段');
    await forward(tab);
    await shows(tab, '名录');
    await back(tab);
    await tab.node('tab', '全部字段');
    const before = await parts(tab);
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('tab', '全部字段');
    await tab.idle();
    equal(await parts(tab), before, 'address after the reload');
    // Also what was there before the reload.
    await back(tab);
    await tab.gone('tab', '全部字段');
    await page(tab, 'projects');
  };
  suite.test('Back and Forward go page by page and record by record, also over a reload', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await walk(tab);
  });
  suite.test('from a file, Back and Forward do the same', async (tab, { fileUrl }) => {
    await tab.open(`${fileUrl}?semantics=1`);
    await walk(tab);
  }, { engines: ['chromium', 'firefox'] });

  suite.test('a record that was closed leaves nothing behind it, and Back closes what lies on top first', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('link', '产业链');
    await shows(tab, '产业链');
    await tab.click('link', '项目');
    await shows(tab, '项目');
    await page(tab, 'projects');
    await openRecord(tab);
    await tab.press('Escape');
    await tab.gone('tab', '全部字段');
    await tab.until('the address has no record', () => !location.hash.includes('record='));
    await back(tab);
    await shows(tab, '产业链');
    await forward(tab);
    await shows(tab, '项目');
    await back(tab);
    await shows(tab, '产业链');

    await tab.click('button', '新建产业链');
    await tab.node('dialog', '新建产业链');
    await back(tab);
    await tab.gone('dialog', '新建产业链');
    await page(tab, 'chains');
    await back(tab);
    await shows(tab, '项目');
  });

  suite.test('Back takes back a layout and a filter, Forward and a reload have them again', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await page(tab, 'projects');
    await tab.click('tab', '表格');
    await tab.until('the address says the layout', () => location.hash.includes('layout=table'));
    await tab.click('button', '更多 ');
    await tab.click('menuitem', '投资额 ≥ 10 亿');
    await tab.until('the address says the condition', () => location.hash.includes('where='));
    const tried = await parts(tab);
    equal(tried.where, 'amount >= 100000!', 'condition');
    check(/^#[\x21-\x7e]+$/.test(await tab.evaluate(() => location.hash)), 'one word in any chat');
    await back(tab);
    await tab.until('without the condition', () => !location.hash.includes('where='));
    await back(tab);
    await tab.until('the board again', () => location.hash.includes('layout=board'));
    await forward(tab);
    await forward(tab);
    await tab.until('with the condition', () => location.hash.includes('where='));
    equal(await parts(tab), tried, 'address after Forward');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('treegrid', '项目', { exact: true });
    await tab.idle();
    equal(await parts(tab), tried, 'address after the reload');
    await back(tab);
    await tab.until('without the condition, also after the reload', () => !location.hash.includes('where='));
  });

  suite.test('a page that is left lets go of its workspace at once', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await saved(tab);
    const held = () => tab.evaluate(async () => (await navigator.locks.query()).held.length);
    check(await held() > 0, 'held while it is open');
    await tab.evaluate(() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); });
    check(await held() > 0, 'a page that may come back keeps it');
    await tab.evaluate(() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false })); });
    await tab.until('let go', async () => (await navigator.locks.query()).held.length === 0);
  }, { engines: ['chromium', 'firefox'] });

  suite.test('a link opens its workspace and its record in a fresh page, with the program from the cache', async (tab, { url, server }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await openRecord(tab);
    const hash = await tab.evaluate(() => location.hash);
    await tab.until('everything is in the cache', async () =>
      (await navigator.serviceWorker.ready).active?.state === 'activated' && !!navigator.serviceWorker.controller);
    await saved(tab);
    await tab.goto('about:blank');
    await server.unplug();
    await tab.open(`${url}?semantics=1${hash}`);
    await tab.node('tab', '全部字段');
    await tab.idle();
    equal(await tab.evaluate(() => location.hash), hash, 'address');
  }, { engines: ['chromium'] });

  suite.test('an address of another workspace, a damaged and a foreign one are said in words', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1#w=01h3tsnb00g40r40m30e209185&page=projects&name=${encodeURIComponent('产业链专班')}`);
    await tab.node('text', '这个链接属于工作区“产业链专班”');
    await openSample(tab);
    await page(tab, 'projects');
    for (const [address, words] of [['page=projects&record=01h3tsnb00', '这个链接不完整'], ['top', '不是引凤的链接'], ['page=calendar', '这个版本的引凤没有']]) {
      await tab.evaluate((hash) => { location.hash = hash; }, address);
      await tab.node('text', words);
      await tab.until('the bar says where the user is', () => /^#w=\w{26}&page=projects/.test(location.hash));
    }
  });

  suite.test('复制链接 puts a link into the clipboard that leads to the record', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    const card = await tab.node('button', record);
    await tab.rightClick(card.x, card.y);
    await tab.click('menuitem', '复制链接');
    await tab.until('on the system clipboard', async () => (await navigator.clipboard.readText()).includes('#w='));
    const link = await tab.evaluate(() => navigator.clipboard.readText());
    check(link.startsWith(url) && !link.includes('?'), link);
    check(/^[\x21-\x7e]+$/.test(link), `one word in any chat: ${link}`);
    await tab.goto('about:blank');
    await tab.open(link.replace('#', '?semantics=1#'));
    await tab.node('tab', '全部字段');
  }, { engines: ['chromium'] });
}
