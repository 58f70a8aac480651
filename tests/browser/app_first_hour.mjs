// From an empty browser to a workspace of one's own with three projects, an enterprise, a chain of five nodes, a service record with a
// time limit, and a file on disk. What a hand does is counted: a press of the mouse button and a drag are one click each.
// Before: the same way on the page as it stood; of chain and node as an earlier walk counted them together, 23.
//
//   step                                              before   clicks   keys besides the text
//   workspace: name and person                             1        1   2 Enter
//   three projects with their amounts                      4        1   3 Tab, 3 Enter, 2 N
//   one enterprise                                         2        2   1 Enter
//   a chain of five nodes with four links, by names       20        2   1 Enter, 3 Enter, 2 Shift+Enter, Esc
//   a project on one of its nodes                          3        3
//   a service record of five working days                  4        4   1 Enter, 1 Tab
//   a snapshot on the disk                                 2        2
//   all                                                   36       15   of 20
//
// Where people hesitated before: how two nodes are linked (a drag from card to card moved the card), that every node wanted its button
// pressed again, where the amount of a new project is, and that all of it is in this browser only.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { check, equal } from './drivers/tab.mjs';

const most = 20;

// The same verbs as the tab's, counted. The mirror is asked only where things are.
function counted(tab) {
  const steps = [];
  const at = () => steps[steps.length - 1];
  return {
    steps,
    begin: (name) => steps.push({ name, clicks: 0, keys: 0 }),
    async click(role, name, options) { at().clicks += 1; await tab.click(role, name, options); },
    async drag(from, to) {
      at().clicks += 1;
      await tab.move(from.x, from.y);
      await tab.idle();
      await tab.down();
      for (let part = 1; part <= 6; part += 1) await tab.move(from.x + (to.x - from.x) * part / 6, from.y + (to.y - from.y) * part / 6);
      await tab.up();
      await tab.idle();
    },
    async press(key) { at().keys += 1; await tab.press(key); await tab.idle(); },
    async type(text) {
      await tab.until('a field has the keyboard', () => document.activeElement?.id === 'text-input');
      await tab.typeText(text);
      await tab.idle();
    },
    sum: () => steps.reduce((sum, { clicks }) => sum + clicks, 0),
  };
}

async function makeWorkspace(tab, hand) {
  hand.begin('workspace');
  await hand.click('button', '新建工作区');
  await hand.type('经开区招商');
  await hand.press('Enter'); // to the next one that is missing
  await hand.type('服务专员甲');
  await hand.press('Enter');
  await tab.node('heading', '工作台', { exact: true });
}

async function makeProjects(tab, hand) {
  hand.begin('three projects');
  for (const [place, [name, amount]] of [['智慧物流园', '1.2亿'], ['动力电池模组', '5亿'], ['光伏组件', '3000万']].entries()) {
    if (place === 0) await hand.click('button', '新建项目');
    else await hand.press('n');
    await hand.type(name);
    await hand.press('Tab');
    await hand.type(amount);
    await hand.press('Enter');
    await tab.node('text', name);
  }
}

async function makeEnterprise(tab, hand) {
  hand.begin('an enterprise');
  await hand.click('link', '名录');
  await hand.click('button', '新建企业');
  await hand.type('忠旺集团');
  await hand.press('Enter');
  await tab.node('heading', '忠旺集团');
}

async function makeService(tab, hand) {
  hand.begin('a service record');
  await hand.click('link', '服务');
  await hand.click('button', '登记问题');
  await hand.type('用电增容');
  await hand.press('Enter');
  await hand.click('button', '交办', { exact: true });
  await tab.node('dialog', '交办');
  await hand.press('Tab');
  await hand.type('5');
  hand.steps.at(-1).clicks += 1;
  await tab.click('button', '交办', { exact: true, nth: 1 });
  await tab.gone('dialog', '交办');
}

async function exportIt(tab, hand) {
  hand.begin('a file');
  await hand.click('link', '数据');
  const [download] = await Promise.all([tab.raw.page.waitForEvent('download'), hand.click('button', '导出文件', { exact: true })]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), text: (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8') };
}

export async function tests(suite) {
  suite.test('from an empty browser to a file on disk in at most 20 clicks', async (tab, { url }) => {
    const hand = counted(tab);
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab, hand);
    await makeProjects(tab, hand);
    await makeEnterprise(tab, hand);

    hand.begin('a chain');
    await hand.click('link', '产业链');
    await hand.click('button', '新建产业链');
    await hand.type('新能源汽车');
    await hand.press('Enter');
    for (const [name, key] of [['正极材料', 'Enter'], ['动力电池', 'Enter'], ['整车制造', 'Shift+Enter'], ['充电设施', 'Shift+Enter'], ['电池回收', 'Enter']]) {
      await tab.node('textbox', '节点名称');
      await hand.type(name);
      await hand.press(key);
      await tab.node('button', name);
    }
    await hand.press('Escape');

    hand.begin('a project on a node');
    await hand.click('button', '动力电池，');
    await hand.click('button', '挂项目');
    await hand.click('option', '动力电池模组');
    await tab.node('link', '动力电池模组');

    await makeService(tab, hand);
    const file = await exportIt(tab, hand);

    for (const { name, clicks, keys } of hand.steps) console.log(`    ${name}: ${clicks} clicks, ${keys} keys`);
    check(hand.sum() <= most, `${hand.sum()} clicks, of ${most}`);
    const { yinfeng: { counts }, records } = JSON.parse(file.text);
    equal(counts, { chain: 1, chain_link: 4, chain_node: 5, enterprise: 1, project: 3, service_record: 1, settings: 1 }, `counts in ${file.name}`);
    const of = (kind) => records.filter((record) => record.kind === kind).map(({ fields }) => fields);
    equal(of('project').map(({ amount }) => amount?.[1]), ['12000', '50000', '3000'], 'amounts in 万元');
    equal(of('service_record')[0].limit_days[1], 5, 'working days');
    const names = JSON.stringify(of('chain_node'));
    for (const name of ['正极材料', '动力电池', '整车制造', '充电设施', '电池回收']) check(names.includes(name), `${name} is not in ${file.name}`);
  }, { engines: ['chromium'] });

  suite.test('a template is a chain of five nodes in four clicks, and a drag from card to card links two', async (tab, { url }) => {
    const hand = counted(tab);
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab, hand);
    hand.begin('a chain of a template');
    await hand.click('link', '产业链');
    await hand.click('button', '新建产业链');
    await hand.click('combobox', '从模板开始');
    await hand.click('option', '新能源汽车');
    await hand.press('Control+Enter');
    for (const name of ['正极材料', '负极材料', '动力电池', '整车制造', '充电设施']) await tab.node('button', name);
    equal(hand.steps.at(-1).clicks, 4, 'clicks');

    hand.begin('a link');
    const from = await tab.node('button', '正极材料'), to = await tab.node('button', '整车制造');
    await tab.move(from.x, from.y);
    await tab.idle();
    const port = await tab.node('button', '从 正极材料 连线');
    await hand.drag(port, to);
    await tab.node('text', '已连线');
  }, { engines: ['chromium'] });
}
