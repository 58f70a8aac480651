// Typing, input methods, the clipboard and the menu of a field.
import { check, equal } from './drivers/tab.mjs';
import { field, openDialog } from './drivers/steps.mjs';

// Several events of an input method, as the browser makes them.
async function compose(tab, steps) {
  for (const text of steps) {
    await tab.raw.cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

export async function tests(suite) {
  suite.test('the right button brings the browser’s own menu over the field, with what can be cut and copied', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '招商引资');
    await tab.click('textbox', '所在单位');
    await tab.evaluate(() => addEventListener('contextmenu', (event) => {
      const { selectionStart, selectionEnd, value } = event.target;
      window.seen = { id: event.target.id, prevented: event.defaultPrevented, value, selected: value?.slice(selectionStart, selectionEnd) };
    }));
    const rightClick = async (name) => {
      const { x, y } = await tab.node('textbox', name);
      await tab.evaluate(() => { window.seen = null; });
      await tab.rightClick(x, y);
      return tab.until('a menu', () => window.seen);
    };
    // Into a field that is not typed into: it is now.
    let seen = await rightClick(field);
    equal([seen.id, seen.prevented, seen.value, seen.selected], ['text-input', false, '招商引资', ''], 'the menu’s field');
    await tab.evaluate(() => {
      document.execCommand('selectAll');
      return new Promise(requestAnimationFrame); // the event of the selection comes with it
    });
    await tab.idle();
    seen = await rightClick(field);
    equal(seen.selected, '招商引资', 'selected');
    await tab.evaluate(() => document.execCommand('delete'));
    await tab.shows(field, '');
    // Nothing but a field has one.
    const { x, y } = await tab.node('button', '取消');
    await tab.evaluate(() => { window.seen = null; });
    await tab.rightClick(x, y);
    equal((await tab.until('the event', () => window.seen)).prevented, true, 'the menu over a button');
  }, { engines: ['chromium'] });

  suite.test('what is chosen in the menu is done: cut, copy, paste, select all', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '招商引资');
    await tab.press('Control+a');
    const command = async (name) => {
      const { x, y } = await tab.node('textbox', field);
      await tab.rightClick(x, y);
      await tab.raw.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Unidentified', commands: [name] });
      await tab.idle();
    };
    await command('cut');
    await tab.shows(field, '');
    await tab.until('on the system clipboard', async () => (await navigator.clipboard.readText()) === '招商引资');
    await command('paste');
    await tab.shows(field, '招商引资');
    await command('selectAll');
    await command('copy');
    await tab.press('End');
    await command('paste');
    await tab.shows(field, '招商引资招商引资');
  }, { engines: ['chromium'] });

  suite.test('the menu key of a field opens the browser’s menu', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '招商引资');
    await tab.press('Control+a');
    await tab.evaluate(() => addEventListener('contextmenu', (event) => {
      window.seen = { id: event.target.id, prevented: event.defaultPrevented, value: event.target.value };
    }));
    await tab.press('ContextMenu');
    equal(await tab.until('a menu', () => window.seen), { id: 'text-input', prevented: false, value: '招商引资' }, 'menu');
  }, { engines: ['chromium'] });

  suite.test('typing, editing keys and undo inside a field', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, 'abc def');
    await tab.shows(field, 'abc def');
    await tab.press('Backspace');
    await tab.shows(field, 'abc de');
    await tab.press('Home');
    await tab.typeText('X');
    await tab.shows(field, 'Xabc de');
    await tab.press('ArrowRight');
    await tab.press('Delete');
    await tab.shows(field, 'Xac de');
    await tab.fill(field, '忠旺㑇𠮷');
    await tab.shows(field, '忠旺㑇𠮷');
  });

  suite.test('an input method composes 招商引资 at the caret and commits it', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, 'A');
    await compose(tab, ['z', 'zhao', 'zhao shang', 'zhao shang yin zi']);
    await tab.idle();
    equal(await tab.value(field), 'A', 'the field while composing');
    // Keys of the input method are not the program's: Enter closes no dialog, Backspace erases nothing.
    await tab.raw.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
    await tab.raw.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Backspace', windowsVirtualKeyCode: 229 });
    await tab.idle();
    equal(await tab.value(field), 'A', 'the field while composing');
    await tab.raw.cdp.send('Input.insertText', { text: '招商引资' });
    await tab.shows(field, 'A招商引资');
    await tab.typeText('!');
    await tab.shows(field, 'A招商引资!');
    await tab.press('Backspace');
    await tab.press('Backspace');
    await tab.shows(field, 'A招商引');
  }, { engines: ['chromium'] });

  suite.test('the composition is drawn and the candidate window is near', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '甲乙丙');
    const before = await tab.screenshot();
    await compose(tab, ['yin feng']);
    await tab.idle();
    check(Buffer.compare(before, await tab.screenshot()) !== 0, 'nothing is shown of the composition');
    const node = await tab.node('textbox', field);
    const place = await tab.evaluate(() => {
      const box = document.getElementById('text-input').getBoundingClientRect();
      return { x: box.left, y: box.top, height: box.height };
    });
    check(place.x > node.left + 30 && place.x < node.left + node.width, `caret at ${place.x}, field from ${node.left}`);
    check(Math.abs(place.y + place.height / 2 - node.y) < 12, `caret at height ${place.y}, field at ${node.y}`);
  }, { engines: ['chromium'] });

  suite.test('leaving a field while composing keeps what was composed', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '');
    await compose(tab, ['zhong', '忠旺']);
    await tab.click('textbox', '所在单位');
    await tab.shows(field, '忠旺');
    await tab.shows('所在单位', '');
  }, { engines: ['chromium'] });

  suite.test('tabs that a keyboard’s clipboard puts in part numbers as in a paste', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '甲');
    await tab.raw.cdp.send('Input.insertText', { text: '5000\t3000' });
    await tab.shows(field, '甲5000 3000');
  }, { engines: ['chromium'] });

  suite.test('copy, cut and paste', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '引凤 abc');
    await tab.shows(field, '引凤 abc');
    await tab.press('Control+a');
    await tab.press('Control+c');
    await tab.press('End');
    await tab.press('Control+v');
    await tab.shows(field, '引凤 abc引凤 abc');
    await tab.press('Control+a');
    await tab.press('Control+x');
    await tab.shows(field, '');
    await tab.press('Control+v');
    await tab.shows(field, '引凤 abc引凤 abc');
  });

  suite.test('the clipboard is the system’s, both ways', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '出去');
    await tab.press('Control+a');
    await tab.press('Control+c');
    await tab.until('on the system clipboard', async () => (await navigator.clipboard.readText()) === '出去');
    await tab.evaluate(() => navigator.clipboard.writeText('进来 𠮷\r\n第二行'));
    await tab.press('Control+a');
    await tab.press('Control+v');
    await tab.until('pasted', (name) => [...document.querySelectorAll('#semantics input')]
      .some((element) => element.getAttribute('aria-label').includes(name) && element.value.startsWith('进来 𠮷')), field);
  }, { engines: ['chromium'] });
}
