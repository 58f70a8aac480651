// What users do, from the first visit to a merged file: the promises of README, one by one.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { addProject, exportAs, exportFile, importFile, makeWorkspace, openSample, saved } from './drivers/steps.mjs';
import { check, equal } from './drivers/tab.mjs';

const chromium = { engines: ['chromium'] };

export async function tests(suite) {
  suite.test('the sample opens with its 57 projects and is there again after a reload', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.node('text', '57 项 · 207.5 亿元 · 42 个未填、5 个仅有区间');
    await tab.node('text', '环渤海（营口）大数据产业园');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('text', '57 项 · 207.5 亿元 · 42 个未填、5 个仅有区间');
  });

  suite.test('Ctrl+K leads to the search box, pinyin initials find, Enter opens', async (tab, { url }) => {
    await tab.open(url); // without the mirror: as most people have it
    await tab.evaluate(() => yinfeng.setSemantics(true));
    await openSample(tab);
    await tab.evaluate(() => yinfeng.setSemantics(false));
    await tab.idle();
    await tab.press('Control+k');
    await tab.until('the search box has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText('hbh');
    await tab.idle();
    await tab.press('Enter');
    await tab.evaluate(() => yinfeng.setSemantics(true));
    await tab.node('tab', '全部字段');
  });

  suite.test('a double click on a cell edits the record that was clicked, though the inspector opens beside it', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    for (const name of ['承接河北产业转移项目（线索）', '高新区物流园区（线索）']) {
      await tab.idle();
      const column = await tab.node('columnheader', '投资总额'), row = await tab.node('row', name);
      await tab.raw.page.mouse.dblclick(column.x, row.y);
      await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
      await tab.node('heading', name); // in the inspector
      equal((await tab.node('row', name)).y, row.y, 'where the row stands');
      await tab.typeText('7.5亿');
      await tab.press('Enter');
      await tab.node('button', '修改 投资总额');
      await tab.until('the figure is the record’s', () => [...document.querySelectorAll('#semantics [role=button]')]
        .some((node) => node.textContent.includes('7.5')));
      await tab.press('Escape');
      await tab.gone('heading', name);
      await tab.press('Control+z');
      await tab.idle();
    }
  }, chromium);

  suite.test('the reason of a refused value is there after Tab, without another event', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    await addProject(tab, 'Wafer plant');
    await tab.click('button', '修改 投资总额');
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.typeText('many');
    await tab.press('Tab');
    await tab.node('button', '输入了但没有写入');
    await tab.node('text', 'many');
    await tab.shows('投资总额', 'many');
    // It is in memory alone: whoever leaves the page is asked.
    const asked = new Promise((answer) => tab.raw.page.once('dialog', (dialog) => {
      answer(dialog.type());
      return dialog.accept();
    }));
    await tab.reload();
    equal(await asked, 'beforeunload', 'the question');
    await tab.started();
    await tab.reload(); // nothing to ask about any more
    await tab.started();
  }, chromium);

  suite.test('the view is found again after a reload', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.node('columnheader', '产业');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('columnheader', '产业');
  });

  suite.test('?today= is the day that is counted from', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1&today=2019-08-30`);
    await makeWorkspace(tab);
    await addProject(tab, 'Wafer plant');
    await tab.node('button', '储备 08-30', { exact: true }); // since when it is in its stage
  }, chromium);

  suite.test('a workspace and a project survive a reload', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    await addProject(tab, 'Wafer plant');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('text', 'Wafer plant');
  });

  suite.test('the same from one file on the disk', async (tab, { fileUrl }) => {
    await tab.open(`${fileUrl}?semantics=1`);
    await makeWorkspace(tab);
    await addProject(tab, 'Wafer plant');
    await saved(tab);
    await tab.reload();
    await tab.started();
    await tab.node('text', 'Wafer plant');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('招商引资 is composed into a project’s name, undone and redone', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    await tab.click('button', '新建项目');
    await tab.click('textbox', '名称');
    await tab.until('the text field has the focus', () => document.activeElement?.id === 'text-input');
    await tab.press('Control+a');
    const { cdp } = tab.raw;
    await cdp.send('Input.imeSetComposition', { text: 'zhao', selectionStart: 4, selectionEnd: 4 });
    await cdp.send('Input.imeSetComposition', { text: "zhao'shang'yin'zi", selectionStart: 17, selectionEnd: 17 });
    await cdp.send('Input.insertText', { text: '招商引资' });
    await tab.shows('名称', '招商引资');
    await tab.press('Enter');
    await tab.node('text', '招商引资');
    await tab.press('Escape');
    await tab.press('Control+z');
    await tab.gone('text', '招商引资');
    await tab.press('Control+y');
    await tab.node('text', '招商引资');
    await saved(tab);
  }, chromium);

  suite.test('a snapshot goes from one browser to another and is merged there; twice brings nothing new', async (tab, { url, newTab }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab, '甲区');
    await addProject(tab, 'Alpha');
    await tab.click('link', '数据');
    const file = await exportFile(tab, '导出文件');
    check(/^引凤_.*\.json\.gz$/.test(file.name), `file name ${file.name}`);

    const other = await newTab();
    try {
      await other.open(`${url}?semantics=1`);
      await makeWorkspace(other, '乙区');
      await addProject(other, 'Beta');
      await other.click('link', '数据');
      await importFile(other, file.path);
      await other.click('button', '合并（可撤销）');
      await other.click('link', '项目');
      await other.node('text', 'Alpha');
      await other.node('text', 'Beta');
      await other.press('Control+z');
      await other.gone('text', 'Alpha');
      await other.press('Control+y');
      await other.node('text', 'Alpha');
      await saved(other);

      await other.click('link', '数据');
      const back = await exportFile(other, '导出文件');
      await importFile(tab, back.path);
      await tab.click('button', '合并（可撤销）');
      await tab.click('link', '数据');
      const [mine, theirs] = [await exportAs(tab, '不压缩'), await exportAs(other, '不压缩')];
      check(readFileSync(mine.path).equals(readFileSync(theirs.path)), 'two offices that know the same export the same bytes');
    } finally {
      await other.close();
    }
  }, chromium);

  suite.test('a second tab only reads, follows, and takes over', async (tab, { url, newTab }) => {
    await tab.open(`${url}?semantics=1`);
    await makeWorkspace(tab);
    const second = await newTab({ context: tab.raw.context });
    await second.open(`${url}?semantics=1`);
    await second.node('text', '只读');
    await addProject(tab, 'Gamma');
    await second.node('text', 'Gamma');
    await tab.raw.page.close();
    await second.gone('text', '只读');
    await addProject(second, 'Delta');
    await saved(second);
    await second.raw.page.close();
  }, chromium);

  suite.test('a file that is not a snapshot is refused in words, and nothing changes', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('link', '数据');
    const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), tab.click('button', '选择文件')]);
    await chooser.setFiles({ name: '项目台账.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04 and more') });
    await tab.node('text', '快照');
    equal(await tab.has('button', '合并（可撤销）'), false, 'a merge is offered');
  }, chromium);

  suite.test('a file that unpacks to a thousand times its size is refused, and nothing changes', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('link', '数据');
    const bomb = gzipSync(Buffer.alloc(64 << 20, '[')); // a thousand times its size
    const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), tab.click('button', '选择文件')]);
    await chooser.setFiles({ name: '快照.yinfeng.json.gz', mimeType: 'application/gzip', buffer: bomb });
    await tab.node('text', '不是引凤的快照');
    equal(await tab.has('button', '合并（可撤销）'), false, 'a merge is offered');
  }, chromium);
}
