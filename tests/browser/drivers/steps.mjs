// What tests of whole workflows have in common: the steps of a user, by the words on the page.

// A workspace opens at 工作台.
export async function toProjects(tab) {
  await tab.node('heading', '工作台', { exact: true });
  await (tab.isTouch ? tab.tap('link', '项目') : tab.click('link', '项目'));
  await tab.node('heading', '项目', { exact: true });
}

export async function openSample(tab) {
  await tab.click('button', '打开示例');
  await toProjects(tab);
}

// The dialog 新建工作区, in whose fields typing is tried.
export const field = '工作区名称';
export async function openDialog(tab, url) {
  await tab.open(`${url}?semantics=1`);
  await tab.click('button', '新建工作区');
  await tab.node('textbox', field);
  await tab.idle();
}

export async function makeWorkspace(tab, name = '开发区招商局') {
  await tab.click('button', '新建工作区');
  await tab.node('dialog', '新建工作区');
  await tab.fill('工作区名称', name);
  await tab.fill('所在单位', name);
  await tab.fill('姓名或岗位', '服务专员甲');
  await tab.click('button', '建立');
  await toProjects(tab);
}

// A new project with this name, shown in its inspector.
export async function addProject(tab, name) {
  await tab.click('button', '新建项目');
  await tab.node('textbox', '名称');
  await tab.fill('名称', name);
  await tab.press('Enter');
  await tab.node('text', name);
}

// On the page of projects: some with a next step, of which two were due in August 2019.
export async function pasteLate(tab) {
  if (await tab.has('tab', '表格')) await tab.click('tab', '表格');
  else {
    await tab.click('button', '其他版式'); // on a low or narrow screen
    await tab.click('menuitem', '表格');
  }
  await tab.evaluate(async (text) => navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }) })]),
    ['名称\t阶段\t下一步\t下一步日期', '晚了的项目甲\t在谈\t递交用地申请\t2019-08-12', '晚了的项目乙\t线索\t回访投资方\t2019-08-26',
      '将到期的项目\t签约\t协议审核会\t2019-09-03', '下周的项目\t在谈\t考察园区\t2019-09-10', ''].join('\r\n'));
  await tab.press('Escape');
  await tab.press('Control+v');
  await tab.node('text', '新建：晚了的项目甲');
  await tab.click('button', '写入');
  await tab.gone('dialog', '粘贴');
}

// What the pill in the top bar says: 已存本机 …, 保存中, 没存上：why, 只读：why.
export function saveState(tab) {
  return tab.evaluate(() => document.querySelector('#semantics [role=button][aria-label="保存状态"]')?.textContent.replace('保存状态 ', '') ?? '');
}
export function says(tab, words) {
  return tab.until(`the save state says ${words}`, (wanted) => {
    const state = document.querySelector('#semantics [role=button][aria-label="保存状态"]')?.textContent.replace('保存状态 ', '') ?? '';
    if (!state.includes(wanted)) throw new Error(state);
    return state;
  }, words);
}
// Everything done so far is on the disk.
export async function saved(tab) {
  await tab.until('everything is saved', () =>
    /^已/.test(document.querySelector('#semantics [role=button][aria-label="保存状态"]')?.textContent.replace('保存状态 ', '') ?? ''));
}

// Both by Playwright, so in Chromium.
export async function exportFile(tab, button) {
  const [download] = await Promise.all([tab.raw.page.waitForEvent('download'), tab.click('button', button, { exact: true })]);
  return { name: download.suggestedFilename(), path: await download.path() };
}
// Through the dialog: its form, and what else is done there before 导出.
export async function exportAs(tab, form, prepare = async () => {}) {
  await tab.click('button', '密封与选项…');
  await tab.node('dialog', '导出快照');
  await tab.click('tab', form);
  await prepare();
  const [download] = await Promise.all([tab.raw.page.waitForEvent('download'), tab.click('button', '导出', { exact: true })]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

export async function importFile(tab, file) {
  const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), tab.click('button', '选择文件')]);
  await chooser.setFiles(file);
}
