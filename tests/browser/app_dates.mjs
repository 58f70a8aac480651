// Timeline and calendar by real input: what is dragged, what it says meanwhile, and what is on paper.
import { openSample } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const chromium = { engines: ['chromium'] };

async function choose(tab, layout) {
  if (await tab.has('tab', layout)) return tab.click('tab', layout);
  await tab.click('button', '其他版式'); // on a low screen
  return tab.click('menuitem', layout);
}

// The names of all bars that can be dragged: 名称：从 至 到，拖动改日期
function bars(tab) {
  return tab.evaluate(() => [...document.querySelectorAll('#semantics [role=button]')].map((node) => node.getAttribute('aria-label') ?? '')
    .filter((name) => name.endsWith('，拖动改日期')));
}
// One of two whole days that is wide enough to be taken hold of between its ends.
async function wideBar(tab) {
  for (const name of await bars(tab)) {
    if (!/：(\d{4}-)?\d\d-\d\d 至 (\d{4}-)?\d\d-\d\d，拖动改日期$/.test(name)) continue;
    const node = await tab.node('button', name, { exact: true });
    if (node.width > 120 && node.left > 500) return { name, node };
  }
  throw new Error(`no bar to drag: ${(await bars(tab)).join(' | ')}`);
}

// A project from the twentieth of August to that of December.
async function pasteProject(tab) {
  await tab.click('tab', '表格');
  await tab.press('Control+a');
  await tab.evaluate(async (text) => navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }) })]),
    '名称\t计划开工\t计划投产\r\n条形项目\t2019-08-20\t2019-12-20\r\n');
  await tab.press('Escape');
  await tab.press('Control+v');
  await tab.node('text', '新建：条形项目');
  await tab.click('button', '写入');
  await tab.gone('dialog', '粘贴');
}

export async function tests(suite) {
  suite.test('a bar of the timeline that is dragged at its middle moves both dates, says so meanwhile, and Esc takes it back', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1&today=2019-08-30`);
    await openSample(tab); // whose projects have months and single days
    await pasteProject(tab);
    await choose(tab, '时间线');
    await tab.idle();
    const { name, node } = await wideBar(tab);
    const record = name.slice(0, name.lastIndexOf('：')), { x, y } = node;
    const pull = async () => {
      await tab.move(x, y);
      await tab.down();
      for (let step = 1; step <= 5; ++step) await tab.move(x + step * 9, y);
    };
    const moving = () => bars(tab).then((all) => all.find((each) => each.startsWith(`${record}：`)) ?? '');
    await pull();
    await tab.eventually('it says from when to when', async () => / → .+（\+\d+ 天），拖动改日期$/.test(await moving()), moving);
    await tab.press('Escape');
    await tab.eventually('it is where it was', async () => await moving() === name, moving);
    await tab.up();
    await tab.idle();
    equal(await moving(), name, 'nothing was written');
    await pull();
    await tab.eventually('it says it again', async () => / → .+（\+\d+ 天），拖动改日期$/.test(await moving()), moving);
    await tab.up();
    const dates = (said) => /：(\S+) 至 (\S+)，拖动改日期$/.exec(said)?.slice(1) ?? [];
    const [begin, end] = dates(name);
    await tab.eventually('both dates are other ones', async () => {
      const [from, to] = dates(await moving());
      return from && from !== begin && to !== end;
    }, moving);
    await tab.press('Control+z');
    await tab.eventually('one step takes both back', async () => await moving() === name, moving);
  }, { ...chromium, width: 1440, height: 900 });

  suite.test('a calendar goes to the printer as the grid of its month', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await choose(tab, '日历');
    await tab.idle();
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const paper = await tab.evaluate(() => {
      const root = document.getElementById('paper'), svg = root.querySelector('svg');
      return { text: root.textContent, drawings: root.querySelectorAll('svg').length, wide: svg ? svg.viewBox.baseVal.width : 0 };
    });
    equal(paper.drawings, 1, 'one grid');
    for (const words of ['周一', '周日', '示例数据', '截至 ']) check(paper.text.includes(words), `${words} is on it`);
    await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
    const pdf = await tab.raw.page.pdf({ preferCSSPageSize: true });
    check(pdf.length > 20_000, 'a PDF with text');
  }, { ...chromium, width: 1440, height: 900 });
}
