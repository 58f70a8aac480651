// Every page and important state, and how one comes there: what screens.mjs takes pictures of and app_access.mjs examines.
//
//   await scenes['board in groups'](tab, { url });
//
// A tab of theirs has `isTouch`, `height`, perhaps `chosenSize` (of the interface), and `another()`, a second tab of the same size.
import { readFileSync } from 'node:fs';
import { pasteLate, toProjects } from './steps.mjs';

// --- how a scene is reached ------------------------------------------------------------------------------------
// Presses as the size does it: with a finger or with the mouse.
const press = (tab, role, name, more) => tab.isTouch ? tab.tap(role, name, more) : tab.click(role, name, more);
// Scrolls what is under the place (parts of the screen) until the thing is to be seen: on a touch screen less is.
async function reach(tab, role, name, across) {
  const { width, height } = tab.raw.page.viewportSize();
  const scroll = async () => {
    await tab.move(width * across, height * 0.6);
    await tab.wheel(0, 200);
    await tab.idle();
  };
  if (await tab.has(role, name)) return;
  for (let i = 0; i < 20 && !(await tab.has(role, name)); ++i) await scroll();
  await scroll(); // all of it
}
export const rest = (tab) => tab.move(2, tab.height - 2); // the pointer out of the way

async function sample(tab, page) {
  await press(tab, 'button', '打开示例');
  await toProjects(tab);
  if (tab.chosenSize) {
    await press(tab, 'link', '设置');
    await press(tab, 'combobox', '界面大小');
    await press(tab, 'option', tab.chosenSize, { exact: true });
    await press(tab, 'link', '项目');
  }
  if (page && page !== '项目') {
    await press(tab, 'link', page);
    await tab.node('heading', page, { exact: true });
  }
}
async function empty(tab, page) {
  await press(tab, 'button', '新建工作区');
  await tab.node('dialog', '新建工作区');
  for (const [field, words] of [['工作区名称', '双台子区'], ['姓名或岗位', '服务专员甲'], ['所在单位', '双台子区招商局']]) {
    await press(tab, 'textbox', field);
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText(words);
  }
  await press(tab, 'button', '建立');
  await toProjects(tab);
  if (page) await press(tab, 'link', page);
}
async function bigOnes(tab) {
  if (!await tab.has('button', '投资额 ≥ 10 亿')) await press(tab, 'button', '更多 '); // with their number, where there is little room
  await press(tab, await tab.has('button', '投资额 ≥ 10 亿') ? 'button' : 'menuitem', '投资额 ≥ 10 亿');
}
async function table(tab, { few } = {}) {
  await sample(tab);
  await switchTo(tab, '表格');
  await tab.node('checkbox', '勾选 高新区物流园区');
  if (!few) return;
  await bigOnes(tab);
  await tab.node('checkbox', '勾选 24万吨挤压材项目');
}
// A second office: the same sample, another value in the same field, as a file.
async function withFileOfAnotherOffice(tab, change, run) {
  await change(tab, '36');
  await press(tab, 'link', '数据');
  const other = await tab.another();
  try {
    await sample(other);
    await change(other, '38');
    await press(other, 'link', '数据');
    const [download] = await Promise.all([other.raw.page.waitForEvent('download'), press(other, 'button', '导出文件', { exact: true })]);
    const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), press(tab, 'button', '选择文件')]);
    const buffer = readFileSync(await download.path()); // under its own name, which is shown
    await chooser.setFiles({ name: download.suggestedFilename(), mimeType: 'application/gzip', buffer });
    await run(tab);
  } finally {
    await other.close();
  }
}

async function sealForm(tab) {
  await press(tab, 'button', '密封与选项…');
  await press(tab, 'tab', '密封文件');
  for (const field of ['口令', '再输一次口令']) {
    await press(tab, 'textbox', field, { exact: true });
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText('correct horse battery');
  }
  await press(tab, 'checkbox', '用本机签名');
}

async function changeAmount(tab, amount) {
  await press(tab, 'button', '24万吨挤压材项目');
  await press(tab, 'tab', '全部字段');
  await reach(tab, 'textbox', '投资总额', 0.85);
  await press(tab, 'textbox', '投资总额');
  await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
  await tab.press('Control+a');
  await tab.typeText(`${amount} 亿`);
  await tab.press('Enter');
}

// The others stand in a menu on a low screen, all of them on a narrow one.
async function switchTo(tab, name) {
  if (await tab.has('tab', name)) return press(tab, 'tab', name);
  await press(tab, 'button', await tab.has('button', '版式：') ? '版式：' : '其他版式');
  await press(tab, 'menuitem', name);
}
async function layout(tab, name, page) {
  await sample(tab, page);
  await switchTo(tab, name);
}

async function statistics(tab, chart, { page, groups = [] } = {}) {
  await layout(tab, '统计', page);
  if (groups.length > 0) {
    const [first, second] = groups;
    await press(tab, 'button', '分组：');
    if (!await tab.has('option', first)) await tab.typeText(first.replace(/（.*/, '')); // further down
    await press(tab, 'option', first, { exact: true });
    await press(tab, 'menuitem', '再按 …'); // the menu has stayed open
    await press(tab, 'option', `再按 ${second}`, { exact: true });
    await tab.press('Escape');
  }
  if (chart) await press(tab, 'tab', chart);
}

export const scenes = {
  'start': async () => {},
  'start new workspace': async (tab) => press(tab, 'button', '新建工作区'),
  'start second visit': async (tab, { url }) => {
    await sample(tab);
    await press(tab, 'button', '切换工作区');
    await press(tab, 'menuitem', '新建、导入或管理工作区');
    await tab.node('text', '本机的工作区');
  },

  'today': async (tab) => {
    await sample(tab);
    await pasteLate(tab);
    await press(tab, 'link', '工作台');
    await tab.node('heading', '已超期');
  },
  'today put off': async (tab, extra) => {
    await scenes.today(tab, extra);
    await press(tab, 'button', tab.raw.page.viewportSize().width < 700 ? '更多：晚了的项目甲' : '推迟：晚了的项目甲');
  },
  'today one day': async (tab, extra) => {
    await scenes.today(tab, extra);
    await press(tab, 'button', '2019-08-26');
  },
  'today mine': async (tab, extra) => {
    await scenes.today(tab, extra);
    await press(tab, 'tab', '我的');
  },
  'today empty': async (tab) => {
    await empty(tab);
    await press(tab, 'link', '工作台');
  },
  'board': async (tab) => sample(tab),
  'board card focused': async (tab) => {
    await sample(tab);
    for (let i = 0; i < 40 && !(await tab.evaluate(() => /^环渤海/.test(document.activeElement?.getAttribute('aria-label') ?? ''))); i++) await tab.press('Tab');
  },
  'board with inspector': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '24万吨挤压材项目');
    await tab.node('tab', '全部字段');
  },
  'board quick filter': async (tab) => {
    await sample(tab);
    await bigOnes(tab);
  },
  'board of one stage': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '筛选');
    await press(tab, 'option', '阶段');
    await press(tab, 'option', '签约', { exact: true });
    await tab.press('Escape');
  },
  'board nothing found': async (tab) => {
    await sample(tab);
    await press(tab, 'searchbox', '在列表中查找');
    await tab.typeText('zzz');
    await tab.node('text', '没有符合条件的项目');
  },
  'board grouping menu': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '四个一批');
  },
  'board toast': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '24万吨挤压材项目');
    await press(tab, 'button', '在谈', { exact: true });
    await press(tab, 'button', '移到 在谈'); // since when it stands there again
    await tab.node('button', '撤销', { nth: 1 });
  },
  'board by people': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '分组：');
    await press(tab, 'searchbox', '按什么分组');
    await tab.typeText('跟踪人');
    await press(tab, 'option', '跟踪人');
  },
  'projects as ledger': async (tab) => layout(tab, '台账'),
  'projects as cards': async (tab) => layout(tab, '卡片'),
  'projects as ledger, searched': async (tab) => {
    await layout(tab, '台账');
    await press(tab, 'searchbox', '在列表中查找');
    await tab.typeText('忠旺');
  },
  'board stage form': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '24万吨挤压材项目');
    await press(tab, 'button', '开工', { exact: true });
    await tab.node('dialog', '移到 开工');
  },

  'new project': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '新建项目');
    await tab.node('textbox', '名称');
  },
  'table': async (tab) => table(tab),
  'table searched': async (tab) => {
    await table(tab);
    await press(tab, 'searchbox', '在列表中查找');
    await tab.typeText('忠旺');
  },
  'table column menu': async (tab) => {
    await table(tab);
    await tab.move(...Object.values(await tab.node('columnheader', '投资总额 亿元')));
    await press(tab, 'button', '投资总额 列的操作');
    await tab.node('menuitem', '从大到小');
  },
  'table columns, fields and colour': async (tab) => {
    await table(tab);
    await press(tab, 'button', '列', { exact: true });
    await tab.node('searchbox', '找列');
  },
  'table groups': async (tab) => {
    await table(tab);
    await press(tab, 'button', '分组：');
    await press(tab, 'menuitem', '再按 …');
    await tab.typeText('产业');
    await press(tab, 'option', '再按 产业');
  },
  'table with inspector': async (tab) => {
    await table(tab, { few: true });
    await press(tab, 'row', '24万吨挤压材项目');
    await tab.node('tab', '全部字段');
  },
  'table all fields': async (tab) => {
    await table(tab, { few: true });
    await press(tab, 'row', '24万吨挤压材项目');
    await press(tab, 'tab', '全部字段');
  },
  'table history': async (tab) => {
    await table(tab, { few: true });
    await press(tab, 'row', '24万吨挤压材项目');
    await press(tab, 'tab', '历史');
  },
  'table ticked': async (tab) => {
    await table(tab, { few: true });
    for (const name of ['24万吨挤压材项目', '忠旺轨道车辆项目', '环渤海（营口）大数据产业园']) await press(tab, 'checkbox', `勾选 ${name}`);
    await tab.node('text', '已选 3 项');
  },
  'table filter': async (tab) => {
    await table(tab);
    await press(tab, 'button', '筛选');
  },
  'table filtered': async (tab) => {
    await table(tab);
    await press(tab, 'button', '筛选');
    await press(tab, 'option', '阶段');
    await press(tab, 'option', '签约', { exact: true });
    await tab.press('Escape'); // the list stays open for more
  },
  'table columns': async (tab) => {
    await table(tab);
    await press(tab, 'button', '列', { exact: true });
  },
  'table row menu': async (tab) => {
    await table(tab);
    const row = await tab.node('row', '承接河北产业转移项目（线索）');
    if (!tab.isTouch) return tab.raw.page.mouse.click(row.x, row.y, { button: 'right' });
    await tab.raw.cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: row.x, y: row.y }] });
    await tab.node('menuitem', '复制名称');
    await tab.raw.cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  },
  'table change stage': async (tab) => {
    await table(tab, { few: true });
    for (const name of ['24万吨挤压材项目', '忠旺轨道车辆项目']) await press(tab, 'checkbox', `勾选 ${name}`);
    await press(tab, 'button', '改阶段');
    await tab.node('option', '开工');
  },
  'table change stage, form': async (tab) => {
    await table(tab, { few: true });
    for (const name of ['24万吨挤压材项目', '忠旺轨道车辆项目']) await press(tab, 'checkbox', `勾选 ${name}`);
    await press(tab, 'button', '改阶段');
    await press(tab, 'option', '开工');
    await tab.node('dialog', '移到 开工');
  },
  'table stage changed': async (tab) => {
    await table(tab, { few: true });
    for (const name of ['24万吨挤压材项目', '忠旺轨道车辆项目', '环渤海（营口）大数据产业园']) await press(tab, 'checkbox', `勾选 ${name}`);
    await press(tab, 'button', '改阶段');
    await press(tab, 'option', '开工');
    await press(tab, 'button', '移到 开工');
    await tab.node('button', '撤销', { nth: 1 });
  },
  'table view saved': async (tab) => {
    await table(tab, { few: true });
    if (await tab.has('button', '另存')) {
      await press(tab, 'button', '另存');
    } else {
      await press(tab, 'button', '视图：');
    }
    await press(tab, 'menuitem', '另存为自己的视图');
    await tab.node('dialog', '另存为自己的视图');
  },
  'trash': async (tab) => {
    await table(tab, { few: true });
    await press(tab, 'checkbox', '勾选 24万吨挤压材项目');
    await press(tab, 'button', '移到回收站');
    await press(tab, 'button', '更多操作');
    await press(tab, 'menuitem', '打开回收站');
  },

  'calendar': async (tab) => layout(tab, '日历'),
  'calendar by week': async (tab) => {
    await layout(tab, '日历');
    await press(tab, 'tab', '周');
  },
  'calendar agenda': async (tab) => {
    await layout(tab, '日历');
    await press(tab, 'tab', '日程');
  },
  'timeline': async (tab) => layout(tab, '时间线'),
  'timeline of services': async (tab) => layout(tab, '时间线', '服务'),
  'statistics': async (tab) => statistics(tab, '条形'),
  'statistics stacked': async (tab) => statistics(tab, '堆叠条形', { groups: ['产业', '分组口径'] }),
  'statistics matrix': async (tab) => statistics(tab, '矩阵', { groups: ['产业', '阶段'] }),
  'statistics line': async (tab) => statistics(tab, '折线', { groups: ['开工日期（月）', '阶段'] }),
  'statistics funnel': async (tab) => statistics(tab, '漏斗'),
  'statistics of services': async (tab) => statistics(tab, '堆叠条形', { page: '服务' }),
  'statistics of the directory': async (tab) => statistics(tab, '', { page: '名录' }),

  'chains': async (tab) => sample(tab, '产业链'),
  'chains node': async (tab) => {
    await sample(tab, '产业链');
    await press(tab, 'button', '油气钻探服务');
  },
  'chains gap': async (tab) => {
    await sample(tab, '产业链');
    if (await tab.has('button', '显示概况')) await press(tab, 'button', '显示概况'); // where there is no room beside the chain
    await press(tab, 'tab', '缺口');
  },
  'chains edit': async (tab) => {
    await sample(tab, '产业链');
    await press(tab, 'button', '编辑链图');
    await press(tab, 'button', '油气钻探服务');
  },

  'services': async (tab) => sample(tab, '服务'),
  'services as board': async (tab) => layout(tab, '看板', '服务'),
  'services as cards': async (tab) => layout(tab, '卡片', '服务'),
  'services with inspector': async (tab) => {
    await sample(tab, '服务');
    await press(tab, 'row', '扩产资金缺口');
  },
  'services all fields': async (tab) => {
    await sample(tab, '服务');
    await press(tab, 'row', '扩产资金缺口');
    await press(tab, 'tab', '全部字段');
  },

  'directory': async (tab) => sample(tab, '名录'),
  'directory as ledger': async (tab) => layout(tab, '台账', '名录'),
  'directory as board': async (tab) => layout(tab, '看板', '名录'),
  'directory as cards': async (tab) => layout(tab, '卡片', '名录'),
  'directory with inspector': async (tab) => {
    await sample(tab, '名录');
    await press(tab, 'row', '营口润达实业');
  },
  'data': async (tab) => sample(tab, '数据'),
  'merge preview': async (tab) => {
    await sample(tab);
    await withFileOfAnotherOffice(tab, changeAmount, (each) => each.node('button', '合并（可撤销）'));
  },
  'export sealed': async (tab) => {
    await sample(tab, '数据');
    await sealForm(tab);
  },
  'unlock': async (tab) => {
    await sample(tab, '数据');
    const other = await tab.another();
    try {
      await sample(other, '数据');
      await sealForm(other);
      const [download] = await Promise.all([other.raw.page.waitForEvent('download'), press(other, 'button', '导出', { exact: true })]);
      const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), press(tab, 'button', '选择文件')]);
      await chooser.setFiles({ name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) });
      await press(tab, 'textbox', '口令', { exact: true });
      await tab.typeText('wrong');
      await press(tab, 'button', '打开', { exact: true });
      await tab.node('text', '口令不对');
    } finally {
      await other.close();
    }
  },
  'conflicts': async (tab) => {
    await sample(tab);
    await withFileOfAnotherOffice(tab, changeAmount, async (each) => {
      await press(each, 'button', '合并（可撤销）');
      await press(each, 'link', '待确认');
      await each.node('text', '现在显示');
    });
  },
  'compare': async (tab) => {
    await sample(tab, '数据');
    await reach(tab, 'button', '打开比较', 0.3);
    await press(tab, 'button', '打开比较');
  },
  'refused file': async (tab) => {
    await sample(tab, '数据');
    const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), press(tab, 'button', '选择文件')]);
    await chooser.setFiles({ name: '项目台账.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04 and more') });
    await tab.node('text', '快照');
  },
  'settings': async (tab) => sample(tab, '设置'),
  'who works here': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '谁在用');
  },
  'search': async (tab) => {
    await sample(tab);
    await press(tab, 'searchbox', '搜索', { nth: 0 });
    await tab.typeText('zw');
    await tab.node('option', '忠旺');
  },
  'search nothing': async (tab) => {
    await sample(tab);
    await press(tab, 'searchbox', '搜索', { nth: 0 });
    await tab.typeText('qqq');
    await tab.node('text', '没有找到');
  },
  'workspaces': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '切换工作区');
  },
  'save state': async (tab) => {
    await sample(tab);
    await press(tab, 'button', '保存状态');
  },
  'shortcuts': async (tab) => {
    await sample(tab);
    await tab.press('Shift+?');
    await tab.node('dialog', '快捷键');
  },

  'empty projects': async (tab) => empty(tab),
  'empty table': async (tab) => {
    await empty(tab);
    await press(tab, 'tab', '表格');
  },
  'empty chains': async (tab) => empty(tab, '产业链'),
  'empty services': async (tab) => empty(tab, '服务'),
  'empty directory': async (tab) => empty(tab, '名录'),
  'empty data': async (tab) => empty(tab, '数据'),
};
