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
}
