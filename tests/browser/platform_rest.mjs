// The first picture comes before the part of the program that shows a workspace.
import { equal } from './drivers/tab.mjs';

export async function tests(suite) {
  suite.test('the start page works before the rest of the program is there, and a workspace waits for it', async (tab, { url }) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await tab.raw.page.route('**/yinfeng-rest.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await tab.open(`${url}?semantics=1`);
    equal(await tab.evaluate(() => yinfeng.whole), false, 'whole');
    // Everything that can be done here: menus, dialogs, texts that are refused, Esc.
    await tab.press('Tab');
    await tab.click('button', '新建工作区');
    await tab.node('dialog', '新建工作区');
    await tab.press('Enter');
    await tab.press('Escape');
    await tab.click('button', '新建工作区');
    for (const [name, text] of [['工作区名称', '开发区招商局'], ['所在单位', '招商局'], ['姓名或岗位', '服务专员甲']]) await tab.fill(name, text);
    await tab.click('button', '建立');
    await tab.node('text', '正在打开');
    await tab.press('n'); // waits, as the page does
    release();
    await tab.until('the rest is there', () => yinfeng.whole);
    await tab.node('heading', '项目', { exact: true });
    await tab.node('textbox', '名称'); // the key that waited makes a project
    equal(await tab.evaluate(() => yinfeng.failure), '', 'failure');
  }, { engines: ['chromium'] });

  suite.test('the demonstration, which the rest of the program makes, waits for it', async (tab, { url }) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await tab.raw.page.route('**/yinfeng-rest.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await tab.open(`${url}?semantics=1`);
    await tab.click('button', '打开演示');
    await tab.press('Escape');
    equal(await tab.evaluate(() => yinfeng.whole), false, 'whole');
    release();
    await tab.node('heading', '工作台', { exact: true });
    equal(await tab.evaluate(() => yinfeng.failure), '', 'failure');
  }, { engines: ['chromium'] });
}
