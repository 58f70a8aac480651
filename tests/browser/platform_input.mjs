// Keyboard, input methods, clipboard, pointer and finger, in the fields of the dialog 新建工作区.
import { check, equal } from './drivers/tab.mjs';

const field = '工作区名称';

async function openDialog(tab, url) {
  await tab.open(`${url}?semantics=1`);
  await tab.click('button', '新建工作区');
  await tab.node('textbox', field);
  await tab.idle();
}

// Several events of an input method, as the browser makes them.
async function compose(tab, steps) {
  for (const text of steps) {
    await tab.raw.cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

export async function tests(suite) {
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

  suite.test('the browser keeps its own keys', async (tab, { url }) => {
    await openDialog(tab, url);
    const prevented = (init) => tab.evaluate((options) => {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...options });
      (document.activeElement ?? document.body).dispatchEvent(event);
      return event.defaultPrevented;
    }, init);
    for (const init of [{ code: 'F5', key: 'F5', keyCode: 116 }, { code: 'F12', key: 'F12', keyCode: 123 },
      { code: 'KeyR', key: 'r', ctrlKey: true, keyCode: 82 }, { code: 'KeyT', key: 't', ctrlKey: true, keyCode: 84 },
      { code: 'KeyC', key: 'c', ctrlKey: true, keyCode: 67 }, { code: 'KeyV', key: 'v', ctrlKey: true, keyCode: 86 },
      { code: 'Equal', key: '+', ctrlKey: true, keyCode: 187 }]) {
      equal(await prevented(init), false, `${init.code} is taken from the browser`);
    }
    for (const init of [{ code: 'KeyK', key: 'k', ctrlKey: true, keyCode: 75 }, { code: 'KeyZ', key: 'z', ctrlKey: true, keyCode: 90 },
      { code: 'KeyF', key: 'f', ctrlKey: true, keyCode: 70 }, { code: 'KeyS', key: 's', ctrlKey: true, keyCode: 83 },
      { code: 'Tab', key: 'Tab', keyCode: 9 }]) {
      equal(await prevented(init), true, `${init.code} reaches the program`);
    }
  }, { engines: ['chromium', 'firefox'] });

  suite.test('a screen reader presses and edits without a pointer', async (tab, { url }) => {
    await tab.open(url);
    equal(await tab.evaluate(() => document.querySelectorAll('#semantics *').length), 0, 'nodes before anybody asks');
    await tab.evaluate(() => document.getElementById('enable-semantics').click());
    await tab.node('button', '新建工作区');
    await tab.evaluate(() => {
      [...document.querySelectorAll('#semantics [role=button]')].find((e) => e.getAttribute('aria-label').includes('新建工作区')).click();
    });
    await tab.node('textbox', field);
    await tab.evaluate((name) => {
      const input = [...document.querySelectorAll('#semantics input')].find((e) => e.getAttribute('aria-label').includes(name));
      input.value = '读屏输入';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, field);
    await tab.shows(field, '读屏输入');
  });

  suite.test('Playwright’s own locators work on the mirror', async (tab, { url }) => {
    const { page } = tab.raw;
    await tab.open(`${url}?semantics=1`);
    await page.getByRole('button', { name: '新建工作区' }).click();
    await page.getByRole('textbox', { name: field }).fill('忠旺 2019');
    await tab.shows(field, '忠旺 2019');
    await page.getByText('四个一批').first().waitFor();
    await page.getByRole('textbox', { name: '姓名或岗位' }).click();
    await page.keyboard.type('服务专员甲');
    await tab.shows('姓名或岗位', '服务专员甲');
  }, { engines: ['chromium'] });

  suite.test('a finger taps, and the on-screen keyboard has a field to write into', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.idle();
    const tap = async (role, name) => {
      const { x, y } = await tab.node(role, name);
      await tab.raw.page.touchscreen.tap(x, y);
      await tab.idle();
    };
    await tap('button', '新建工作区');
    await tap('textbox', field);
    await tab.until('the text field has the focus', () => document.activeElement.id === 'text-input');
    await tab.raw.cdp.send('Input.insertText', { text: '你好' });
    await tab.shows(field, '你好');
    // A phone's keyboard sends no Backspace key: it deletes in the field.
    await tab.evaluate(() => document.execCommand('delete'));
    await tab.shows(field, '你');
    await tab.evaluate(() => document.execCommand('delete'));
    await tab.shows(field, '');
  }, { engines: ['chromium'], touch: true, width: 1024, height: 768, scale: 2 });

  suite.test('a finger scrolls what is under it and presses nothing', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.click('button', '打开示例');
    const card = '24万吨挤压材项目';
    const before = await tab.node('button', card);
    await tab.idle();
    // Inside the page, so that a slow machine does not turn the stroke into a long press.
    await tab.evaluate(async ({ x, y }) => {
      const target = document.elementFromPoint(x, y);
      const fire = (type, clientY) => target.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 77, pointerType: 'touch', clientX: x, clientY }));
      fire('pointerdown', y);
      for (let step = 1; step <= 10; step++) {
        if (step > 2) await new Promise(requestAnimationFrame);
        fire('pointermove', y - step * 12);
      }
      fire('pointerup', y - 120);
    }, before);
    await tab.until('the card has moved up', (name, top) => {
      const node = [...document.querySelectorAll('#semantics [role=button]')].find((e) => e.getAttribute('aria-label')?.includes(name));
      return !node || node.getBoundingClientRect().top < top - 60;
    }, card, before.top);
    equal(await tab.has('dialog', ''), false, 'something was pressed');
  }, { engines: ['chromium'], touch: true, width: 1024, height: 768 });
}
