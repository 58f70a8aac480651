// Paper and pictures in a real browser: Ctrl+P, the browser's own print command, PNG.
import { readFileSync } from 'node:fs';
import { openSample } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const chromium = { engines: ['chromium'] };

// The documents that go to the printer, instead of the printer.
async function catchPrints(tab) {
  await tab.evaluate(() => {
    window.printed = [];
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll('iframe[data-print]')) {
        if (!window.printed.includes(frame.srcdoc)) window.printed.push(frame.srcdoc);
      }
    }).observe(document.body, { childList: true });
  });
}
async function printed(tab) {
  await tab.until('a document went to the printer', () => window.printed.length > 0);
  return tab.evaluate(() => window.printed.pop());
}

export async function tests(suite) {
  suite.test('Ctrl+P and Enter print the document of what is in sight, with its sentence and 截至', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await catchPrints(tab);
    await tab.press('Control+p');
    await tab.node('dialog', '打印项目');
    await tab.idle();
    await tab.press('Enter');
    const html = await printed(tab);
    for (const words of ['<h1>项目', '<b>示例数据</b>', '按', '截至 ', 'counter(pages)', '储备']) check(html.includes(words), `${words} is in the document`);
    await tab.gone('dialog', '打印项目');
  });

  suite.test('the browser’s own print command has the same document, and the page is as it was behind it', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.idle();
    const { text, hidden } = await tab.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const paper = document.getElementById('paper');
      return { text: paper.textContent, hidden: getComputedStyle(paper).display };
    });
    check(text.includes('截至 ') && text.includes('总计 · 57 项'), 'the document is in the page');
    equal(hidden, 'none', 'on the screen');
    await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
    check(await tab.evaluate(() => !document.getElementById('paper')), 'nothing of it is left');
    const pdf = await tab.raw.page.pdf({ preferCSSPageSize: true });
    check(pdf.length > 20_000 && pdf.subarray(0, 5).toString() === '%PDF-', 'a PDF with text');
    await tab.idle();
    check(await tab.evaluate(() => !document.getElementById('paper')), 'nothing is left of that either');
  }, chromium);

  suite.test('a board is saved as a PNG of the size that the page says', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    for (const layout of ['看板', '统计']) {
      if (await tab.has('tab', layout)) await tab.click('tab', layout);
      else { // on a low screen
        await tab.click('button', '其他版式');
        await tab.click('menuitem', layout);
      }
      await tab.click('button', '更多操作');
      const [download] = await Promise.all([tab.raw.page.waitForEvent('download'), tab.click('menuitem', '存为图片（PNG）')]);
      check(/^示例数据_项目.*\.png$/.test(download.suggestedFilename()), download.suggestedFilename());
      const png = readFileSync(await download.path());
      equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n', 'the signature');
      equal(png.subarray(-8, -4).toString('latin1'), 'IEND', 'the end');
      const width = png.readUInt32BE(16), height = png.readUInt32BE(20);
      await tab.node('text', `（${width} × ${height} 像素）`);
      check(width >= 2 * 480 && height > 600, `${width} × ${height}`);
      check(png.length > 20_000, 'there is something on it');
    }
  }, chromium);
}
