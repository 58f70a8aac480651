// Another language: loaded when it is chosen, kept, there without a network and from one file, told to screen readers.
import { check, equal } from './drivers/tab.mjs';

const language = (tab) => tab.evaluate(() => document.documentElement.lang);
const choose = async (tab, name, wanted) => {
  await tab.click('combobox', name);
  await tab.click('option', wanted, { exact: true });
};
const asked = (tab) => tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())
  .filter((name) => name === 'en.words' || name === 'zh-hant.txt'));

export async function tests(suite) {
  suite.test('English and traditional Chinese are loaded when they are chosen, spoken at once, and there at the next start', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.node('heading', '欢迎使用引凤');
    equal(await asked(tab), [], 'before anything is chosen');
    equal(await language(tab), 'zh-CN', 'lang');
    await tab.click('tab', 'English');
    await tab.node('heading', 'Welcome to Yinfeng');
    await tab.until('the page is told', () => document.documentElement.lang === 'en');
    check((await asked(tab)).includes('en.words'), 'en.words is not asked for');
    await tab.reload();
    equal(await language(tab), 'en', 'before the program speaks');
    await tab.started();
    await tab.node('heading', 'Welcome to Yinfeng');
    await tab.click('button', 'Open the sample');
    await tab.click('link', 'Settings');
    await choose(tab, 'Language', '繁體中文');
    await tab.node('heading', '設定');
    await tab.until('the page is told', () => document.documentElement.lang === 'zh-Hant');
    await choose(tab, '語言', '简体中文');
    await tab.node('heading', '设置');
    await tab.until('nothing is kept of the program’s own', () => localStorage.getItem('yinfeng-language') === null);
  });

  suite.test('another language is there without a network', async (tab, { url, server }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.click('tab', 'English');
    await tab.node('heading', 'Welcome to Yinfeng');
    await tab.until('everything is in the cache', async () =>
      (await navigator.serviceWorker.ready).active?.state === 'activated' && !!navigator.serviceWorker.controller);
    await server.unplug();
    await tab.reload();
    await tab.started();
    await tab.node('heading', 'Welcome to Yinfeng');
    await tab.click('tab', '繁體'); // which nobody had asked for before
    await tab.node('heading', '歡迎使用引鳳');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('another language comes out of the single file', async (tab, { fileUrl }) => {
    await tab.open(`${fileUrl}?semantics=1`);
    await tab.click('tab', 'English');
    await tab.node('heading', 'Welcome to Yinfeng');
    await tab.click('tab', '繁體');
    await tab.node('heading', '歡迎使用引鳳');
  }, { engines: ['chromium'] });

  suite.test('words that the server refuses change nothing, and it is said', async (tab, { url }) => {
    await tab.raw.page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }));
    await tab.raw.page.route('**/assets/en.words', (route) => route.fulfill({ status: 503, body: '' }));
    await tab.open(`${url}?semantics=1`);
    await tab.click('tab', 'English');
    await tab.until('it is said', () => document.getElementById('alerts').textContent.includes('没有取到 English 的文字'));
    await tab.node('heading', '欢迎使用引凤');
  }, { engines: ['chromium'] });
}
