// Colours and size: what the system asks for and what is chosen in the settings, on the canvas and around it.
import { openSample } from './drivers/steps.mjs';
import { equal } from './drivers/tab.mjs';

const grounds = { light: ['#ffffff', '#f4f5f8', '#eceef3'], dark: ['#11151d', '#1a202b', '#0c0f15'], contrast: ['#000000', '#1a1a1a'] };
grounds['contrast-light'] = grounds.light;

// The picture has the grounds of this look, and so has the page around it.
async function looks(tab, look, expected = grounds[look]) {
  let last;
  await tab.eventually(`the picture is ${look}`, async () => {
    last = await tab.ink();
    return expected.includes(last.ground) && last.colours > 20;
  }, () => JSON.stringify(last));
  await tab.until(`the page around it is ${look}`, (name) => document.documentElement.dataset.look === name, look === 'forced' ? 'system' : look);
}
const bar = (tab) => tab.evaluate(() => document.querySelector('meta[name=theme-color]').content);
const behind = (tab) => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(tab, setting, option) {
  await tab.click('link', '设置');
  await tab.click('combobox', setting);
  await tab.click('option', option, { exact: true });
}

export async function tests(suite) {
  for (const renderer of ['webgl2', 'software']) {
    suite.test(`what the system asks for is followed while the page is open, drawn by ${renderer}`, async (tab, { url }) => {
      await tab.systemLook('light');
      await tab.open(`${url}?semantics=1&renderer=${renderer}`);
      await looks(tab, 'light');
      equal(await bar(tab), '#FFFFFF', 'theme-color');
      await tab.systemLook('dark');
      await looks(tab, 'dark');
      equal(await bar(tab), '#1A202B', 'theme-color');
      equal(await behind(tab), 'rgb(17, 21, 29)', 'behind the canvas');
      await openSample(tab);
      await looks(tab, 'dark');
      await tab.systemLook('contrast');
      await looks(tab, 'contrast');
      await tab.systemLook('contrast-light');
      await looks(tab, 'contrast-light');
      await tab.systemLook('light');
      await looks(tab, 'light');
    }, { engines: ['chromium'] });
  }

  suite.test('a dark system is dark from the first picture on', async (tab, { url }) => {
    await tab.systemLook('dark');
    await tab.open(`${url}?semantics=1`);
    await looks(tab, 'dark');
    await tab.systemLook('light');
    await looks(tab, 'light');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('colours that the system forces are those of the canvas, whatever they are', async (tab, { url }) => {
    await tab.systemLook('forced');
    await tab.open(`${url}?semantics=1`);
    const canvas = await tab.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'Canvas';
      const [, ...parts] = /(\d+), (\d+), (\d+)/.exec(getComputedStyle(probe).color);
      probe.remove();
      return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
    });
    await looks(tab, 'forced', [canvas]);
    await tab.systemLook('light');
    await looks(tab, 'light');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('what is chosen goes before the system, and is there at the next start', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.click('button', '打开示例');
    await choose(tab, '颜色', '深色');
    await looks(tab, 'dark');
    await tab.reload();
    equal(await tab.evaluate(() => document.documentElement.dataset.look), 'dark', 'at the next start');
    await tab.started();
    await looks(tab, 'dark');
    await choose(tab, '颜色', '浅色');
    await looks(tab, 'light');
    await choose(tab, '颜色', '跟随系统');
    equal(await tab.evaluate(() => localStorage.getItem('yinfeng-look')), null, 'remembered');
  });

  suite.test('a size for projectors makes everything larger, and pointer and mirror go with it', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.click('button', '打开示例');
    await choose(tab, '界面大小', '大屏');
    await tab.click('link', '项目'); // where it is now
    await tab.click('searchbox', '在列表中查找');
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText('忠旺');
    await tab.node('text', '忠旺');
  }, { engines: ['chromium', 'firefox'], width: 1920, height: 1080 });
}
