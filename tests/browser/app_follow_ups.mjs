// Follow-ups as an input method writes them, and links that leave the page.
import { check, equal } from './drivers/tab.mjs';
import { openSample, saved } from './drivers/steps.mjs';

const compose = (tab, begun, text) => tab.evaluate(([pinyin, data]) => {
  const element = document.getElementById('text-input');
  element.dispatchEvent(new CompositionEvent('compositionstart', { data: '' }));
  element.dispatchEvent(new CompositionEvent('compositionupdate', { data: pinyin }));
  element.value += data;
  element.dispatchEvent(new CompositionEvent('compositionend', { data }));
}, [begun, text]);

async function openFollowUps(tab) {
  await tab.click('tab', '表格');
  await tab.click('row', '高新区物流园区（线索）');
  await tab.click('tab', '跟进');
}

export async function tests(suite) {
  suite.test('a follow-up that is composed in Chinese is there after Enter, and after a reload', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await openFollowUps(tab);
    await tab.click('textbox', '跟进记录', { exact: true });
    await tab.until('the field takes text', () => document.activeElement?.id === 'text-input');
    await compose(tab, 'dian hua', '电话约了周三');
    await tab.shows('跟进记录', '电话约了周三');
    await tab.press('Enter');
    await tab.node('button', '电话约了周三');
    await saved(tab);
    await tab.reload();
    await tab.node('heading', '项目', { exact: true });
    await tab.click('tab', '跟进');
    await tab.node('button', '电话约了周三');
  });

  suite.test('a link in a follow-up asks the browser for a new tab that knows nothing of this one', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await openFollowUps(tab);
    await tab.evaluate(() => {
      window.asked = [];
      addEventListener('click', (event) => {
        const link = event.target.closest?.('a[href]');
        if (!link) return;
        window.asked.push([link.href, link.target, link.rel]);
        event.preventDefault();
      }, true);
    });
    await tab.click('textbox', '跟进记录', { exact: true });
    await tab.typeText('材料在 https://example.cn/a');
    await tab.press('Enter');
    await tab.click('button', '打开 https://example.cn/a');
    await tab.eventually('the browser was asked', () => tab.evaluate(() => window.asked.length === 1));
    const [[href, target, rel]] = await tab.evaluate(() => window.asked);
    equal(href, 'https://example.cn/a');
    equal(target, '_blank');
    check(rel.includes('noopener'), rel);
  });
}
