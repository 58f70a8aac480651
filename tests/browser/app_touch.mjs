// Lists under a real finger: the browser's own touch events, by its own clock.
import { check, equal } from './drivers/tab.mjs';
import { openSample } from './drivers/steps.mjs';

const name = '高新区物流园区（线索）';
const touch = { engines: ['chromium'], touch: true, width: 1024, height: 768 };

async function openTable(tab, url) {
  await tab.open(`${url}?semantics=1`);
  await openSample(tab);
  await tab.click('tab', '表格');
  await tab.idle();
}
const put = (tab, place) => tab.raw.cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
const lift = (tab) => tab.raw.cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
// Both fingers of one message, so that a slow machine does not part the two taps.
async function tapTwice(tab, place, beside) {
  for (const at of [place, beside]) {
    await put(tab, at);
    await lift(tab);
  }
  await tab.idle();
}

export async function tests(suite) {
  suite.test('a finger that rests on a row opens its menu, and the record stays closed', async (tab, { url }) => {
    await openTable(tab, url);
    const row = await tab.node('row', name);
    const began = Date.now();
    await put(tab, { x: row.x, y: row.y });
    await tab.node('menuitem', '复制名称'); // while it still rests
    check(Date.now() - began >= 500, 'not before half a second');
    await lift(tab);
    await tab.idle();
    await tab.node('menuitem', '复制名称');
    equal(await tab.has('tab', '全部字段'), false, 'the record is open');
    await tab.tap('menuitem', '打开');
    await tab.node('tab', '全部字段');
  }, touch);

  suite.test('two taps edit the cell, also a little apart and though the first lays the record over the table', async (tab, { url }) => {
    await openTable(tab, url);
    const row = await tab.node('row', name), column = await tab.node('columnheader', '投资总额');
    await tapTwice(tab, { x: column.x, y: row.y }, { x: column.x + 9, y: row.y - 7 });
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText('7.5亿');
    await tab.press('Enter');
    await tab.until('the cell has it', () => [...document.querySelectorAll('#semantics [role=gridcell]')]
      .some((node) => (node.getAttribute('aria-label') ?? node.textContent).includes('7.5')));
  }, touch);

  for (const { width, height } of [{ width: 1024, height: 768 }, { width: 600, height: 960 }, { width: 390, height: 844 }]) {
    suite.test(`the main action stands under the thumb and makes a project (${width} wide)`, async (tab, { url }) => {
      await tab.open(`${url}?semantics=1`);
      await tab.tap('button', '打开示例');
      await tab.node('heading', '工作台', { exact: true });
      await tab.tap('link', '项目');
      await tab.node('heading', '项目', { exact: true });
      await tab.idle();
      const make = await tab.node('button', '新建项目', { exact: true });
      check(make.height >= 44 && make.top > height * 2 / 3, `新建项目 is ${make.height} high at ${make.top} of ${height}`);
      check(make.top + make.height <= height - 64 && make.left + make.width <= width, 'it stands above the bar of pages, on the screen');
      await tab.tap('button', '新建项目', { exact: true });
      await tab.until('the name is typed', () => document.activeElement?.id === 'text-input');
      await tab.typeText('拇指下的项目');
      await tab.press('Enter');
      await tab.node('heading', '拇指下的项目');
      await tab.tap('button', '这一项的更多操作');
      await tab.tap('menuitem', '复制链接');
      await tab.until('the clipboard has the link', async () => (await navigator.clipboard.readText()).includes('#'));
      // And so does the next step of it.
      const step = await tab.node('button', '移到 ');
      check(step.height >= 44 && step.top > height * 2 / 3, `${step.name} is ${step.height} high at ${step.top} of ${height}`);
      await tab.tap('button', '移到 ');
      await tab.node('dialog', '移到 ');
      const buttons = [await tab.node('button', '取消'), await tab.node('button', step.name, { exact: true })];
      for (const each of buttons) check(each.top + each.height <= height - 32, `${each.name} ends at ${each.top + each.height} of ${height}`);
      await tab.tap('button', '取消');
    }, { ...touch, width, height });
  }

  // The keyboard of the screen makes the page lower; Chromium's own does not come up without a screen.
  suite.test('what is typed into stays above the keyboard of the screen, in a record, a dialog and a list of conditions', async (tab, { url }) => {
    const shown = async (role, name) => {
      await tab.tap(role, name);
      await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
      await tab.resize(390, 440);
      // The page hears of its new height some time later.
      await tab.eventually(`${name} stands above the keyboard`, async () => {
        const field = await tab.node(role, name);
        return field.top >= 0 && field.top + field.height <= 440;
      });
      await tab.press('Escape');
      await tab.resize(390, 844);
      await tab.idle();
    };
    await tab.open(`${url}?semantics=1`);
    await tab.tap('button', '打开示例');
    await tab.node('heading', '工作台', { exact: true });
    await tab.tap('link', '项目');
    await tab.node('heading', '项目', { exact: true });
    await tab.tap('button', '新建项目', { exact: true });
    await tab.until('the name is typed', () => document.activeElement?.id === 'text-input');
    await tab.typeText('键盘之上');
    await tab.press('Enter');
    await tab.tap('tab', '全部字段');
    const lowest = await tab.until('there are fields', () => [...document.querySelectorAll('#semantics [role=textbox], #semantics textarea, #semantics input')]
      .map((field) => ({ name: field.getAttribute('aria-label'), box: field.getBoundingClientRect() }))
      .filter(({ name, box }) => name && box.bottom < 700).sort((one, other) => other.box.bottom - one.box.bottom)[0]?.name);
    await shown('textbox', lowest);
    await tab.tap('link', '数据');
    await tab.tap('button', '密封与选项…');
    await tab.tap('tab', '密封文件');
    await shown('textbox', '再输一次口令');
  }, { ...touch, width: 390, height: 844 });
}
