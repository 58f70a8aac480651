// 工作台 in a real browser: what stands there, the way to its records and back, and what this browser keeps of it.
import { openSample, pasteLate, saved } from './drivers/steps.mjs';

const back = (tab) => tab.evaluate(() => { history.back(); });

export async function tests(suite) {
  suite.test('工作台: a matter leads to its records, Back returns, and what was put off stays so over a reload', async (tab, { url }) => {
    const open = `${url}?semantics=1&today=2019-08-30`;
    await tab.open(open);
    await openSample(tab);
    await pasteLate(tab);
    await tab.click('link', '工作台');
    await tab.node('heading', '已超期', { exact: true });
    await tab.node('link', '项目 2', { exact: true }); // the number on the rail
    await tab.click('button', '已超期：在项目里看 2 项');
    await tab.node('heading', '项目', { exact: true });
    await tab.node('text', '晚了的项目甲');
    await tab.until('the address has the condition', () => location.hash.includes('page=projects') && location.hash.includes('where='));
    await back(tab);
    await tab.node('heading', '已超期', { exact: true });
    await tab.until('the address says 工作台', () => location.hash.includes('page=today'));

    await tab.click('button', '推迟：晚了的项目甲');
    await tab.click('menuitem', '下周一');
    await tab.node('link', '项目 1', { exact: true });
    await tab.node('button', '已推迟 1 项');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('link', '项目 1', { exact: true });
    await tab.click('button', '已推迟 1 项');
    await tab.click('button', '取回：晚了的项目甲');
    await tab.node('link', '项目 2', { exact: true });

    // Done where it stands: the next step gives way to another one, and undo brings it back.
    await tab.click('button', '下一步已完成：晚了的项目乙');
    await tab.node('dialog', '下一步已完成');
    await tab.click('button', '下一步已完成', { exact: true });
    await tab.node('link', '项目 1', { exact: true });
    await tab.press('Control+z');
    await tab.node('link', '项目 2', { exact: true });
  }, { engines: ['chromium'] });
}
