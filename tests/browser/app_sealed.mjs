// A sealed and signed file between two browsers, with the browser's own ciphers.
import { readFileSync } from 'node:fs';
import { addProject, exportAs, importFile, makeWorkspace } from './drivers/steps.mjs';
import { check } from './drivers/tab.mjs';

const passphrase = 'correct horse battery';

export async function tests(suite) {
  suite.test('a sealed and signed file is merged by who knows the passphrase', async (tab, { url, newTab }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab, '甲区');
    await addProject(tab, 'Alpha');
    await tab.click('link', '数据');
    const file = await exportAs(tab, '密封文件（加口令）', async () => {
      await tab.fill('口令', passphrase, { exact: true });
      await tab.fill('再输一次口令', passphrase);
      await tab.click('checkbox', '用本机签名');
    });
    check(/^引凤_.*\.yfs$/.test(file.name), `file name ${file.name}`);
    check(!readFileSync(file.path).includes('Alpha'), 'nothing of it can be read');

    const other = await newTab();
    try {
      await other.open(`${url}?semantics=1`);
      await makeWorkspace(other, '乙区');
      await other.click('link', '数据');
      await importFile(other, file.path);
      await other.node('dialog', '打开密封文件');
      await other.fill('口令', 'not the passphrase', { exact: true });
      await other.press('Enter');
      await other.node('text', '口令不对');
      await other.fill('口令', passphrase, { exact: true });
      await other.press('Enter');
      await other.gone('dialog', '打开密封文件');
      await other.node('text', '第一次收到');
      await other.click('button', '合并（可撤销）');
      await other.click('link', '项目');
      await other.node('text', 'Alpha');
    } finally {
      await other.close();
    }
  }, { engines: ['chromium'] });
}
