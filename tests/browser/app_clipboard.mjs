// The system clipboard between a table and a spreadsheet, by the browser's own copy and paste.
import { openSample } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const chromium = { engines: ['chromium'] }; // which lets a test look at the clipboard

async function openTable(tab, url) {
  await tab.open(`${url}?semantics=1`);
  await openSample(tab);
  await tab.click('tab', '表格');
  await tab.idle();
}
const rows = (tab) => tab.evaluate(() => [...document.querySelectorAll('#semantics [role=row]')]
  .filter((row) => !row.hasAttribute('aria-expanded')).map((row) => row.getAttribute('aria-label')));
const clipboard = (tab) => tab.evaluate(async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (kind) => item.types.includes(kind) ? (await item.getType(kind)).text() : '';
  return { plain: await text('text/plain'), html: await text('text/html') };
});
const put = (tab, kinds) => tab.evaluate(async (given) => {
  const blobs = Object.fromEntries(Object.entries(given).map(([kind, text]) => [kind, new Blob([text], { type: kind })]));
  await navigator.clipboard.write([new ClipboardItem(blobs)]);
}, kinds);
// Draws a range with the mouse, from the column's cell of one row to that of another.
async function select(tab, column, first, last) {
  const head = await tab.node('columnheader', column), from = await tab.node('row', first), to = await tab.node('row', last);
  await tab.move(head.x, from.y);
  await tab.down();
  await tab.move(head.x, from.y + 8);
  await tab.move(head.x, to.y);
  await tab.up();
  await tab.idle();
}

export async function tests(suite) {
  suite.test('cells that are selected with the mouse leave as text and as a table, and come back as they were', async (tab, { url }) => {
    await openTable(tab, url);
    const names = (await rows(tab)).filter(Boolean);
    await select(tab, '投资总额', names[0], names[2]);
    await tab.press('Control+c');
    await tab.node('text', '已复制 3 行 × 1 列');
    const copied = await clipboard(tab);
    equal(copied.plain.split('\r\n')[0], '投资总额（亿元）', 'the heading');
    equal(copied.plain.split('\r\n').length, 5, 'lines, with what follows the last');
    check(copied.html.includes('<th>投资总额（亿元）</th>'), copied.html);
    await tab.press('Control+v');
    await tab.node('dialog', '粘贴 3 行 × 1 列');
    await tab.node('button', '没有可写的');
    await tab.press('Escape');
    await tab.gone('dialog', '粘贴');
  }, chromium);

  suite.test('cells of LibreOffice, as text and as HTML alone, are pasted after a preview, and undone in one step', async (tab, { url }) => {
    await openTable(tab, url);
    const names = (await rows(tab)).filter(Boolean);
    const html = '<meta http-equiv="content-type" content="text/html; charset=utf-8"/><table cellspacing="0" border="0">'
      + '<tr><td height="17" align="right" sdval="1.5" sdnum="2052;">1.5</td></tr><tr><td align="right">2<br>亿</td></tr></table>';
    for (const kinds of [{ 'text/plain': '1.5\n"2\n亿"' }, { 'text/html': html }]) {
      await select(tab, '投资总额', names[0], names[1]);
      await put(tab, kinds);
      await tab.press('Control+v');
      await tab.node('dialog', '粘贴 2 行 × 1 列');
      await tab.click('button', '写入');
      await tab.gone('dialog', '粘贴');
      await tab.node('gridcell', '1.5 亿元');
      await tab.press('Control+z');
      await tab.until('it is undone', () => ![...document.querySelectorAll('#semantics [role=gridcell]')]
        .some((cell) => cell.textContent.includes('1.5 亿元') || cell.getAttribute('aria-label') === '1.5 亿元'));
    }
  }, chromium);

  suite.test('Ctrl+D fills down, Delete empties, each is one step', async (tab, { url }) => {
    await openTable(tab, url);
    const names = (await rows(tab)).filter(Boolean);
    await select(tab, '投资总额', names[0], names[0]);
    await tab.typeText('4.25');
    await tab.press('Enter');
    await tab.node('gridcell', '4.25 亿元');
    await tab.idle(); // the cursor has gone to the cell below
    // Of records: the head of a group sums them up.
    const filled = () => tab.evaluate(() => [...document.querySelectorAll('#semantics [role=row]:not([aria-expanded]) [role=gridcell]')]
      .filter((cell) => (cell.getAttribute('aria-label') ?? cell.textContent).includes('4.25 亿元')).length);
    await select(tab, '投资总额', names[0], names[2]);
    await tab.until('three cells are selected', () => document.querySelectorAll('#semantics [role=gridcell][aria-selected=true]').length === 3);
    await tab.press('Control+d');
    await tab.eventually('three cells say the same', async () => await filled() === 3);
    await tab.press('Delete');
    await tab.eventually('they are empty', async () => await filled() === 0);
    await tab.press('Control+z');
    await tab.eventually('and full again', async () => await filled() === 3);
  }, chromium);

  suite.test('rows of a spreadsheet become records of an empty list', async (tab, { url }) => {
    await openTable(tab, url);
    await tab.press('Control+a');
    await put(tab, { 'text/plain': '名称\t投资总额（万元）\r\n甲项目\t800\r\n乙项目\t约 2亿\r\n' });
    await tab.press('Escape');
    await tab.press('Control+v');
    await tab.node('dialog', '粘贴 2 行 × 2 列');
    await tab.node('text', '新建：甲项目');
    await tab.click('button', '写入 4 格');
    await tab.node('row', '甲项目');
    await tab.node('gridcell', '800 万元');
  }, chromium);
}
