// Keys, pointer and finger: what is held is let go, what is turned is summed, what is pressed is meant.
import { check, equal } from './drivers/tab.mjs';
import { field, openDialog, openSample } from './drivers/steps.mjs';

// The same in every engine, without an input method: what the page sees of one.
const compositionBegins = (tab, data) => tab.evaluate((text) => {
  const element = document.getElementById('text-input');
  element.dispatchEvent(new CompositionEvent('compositionstart', { data: '' }));
  element.dispatchEvent(new CompositionEvent('compositionupdate', { data: text }));
}, data);
const compositionEnds = (tab, data) => tab.evaluate((text) => {
  const element = document.getElementById('text-input');
  element.value += text;
  element.dispatchEvent(new CompositionEvent('compositionend', { data: text }));
}, data);

const releasedWhileComposing = (key) => async (tab, { url }) => {
  await openDialog(tab, url);
  await tab.fill(field, '联系企业');
  await tab.keyDown(key);
  await compositionBegins(tab, 'zhao shang');
  await tab.keyUp(key);
  await compositionEnds(tab, '招商');
  await tab.shows(field, '联系企业招商');
  await tab.press('Home');
  await tab.press('ArrowRight');
  await tab.press('ArrowRight');
  await tab.typeText('X');
  await tab.shows(field, '联系X企业招商');
};

// As when a dialog, another window or a frozen tab takes the release: the page hears nothing of it. What it hears next says
// which modifiers are down; of another key, that the window has lost the focus.
const releaseLost = (key, code, windowsVirtualKeyCode, modifiers) => async (tab, { url }) => {
  await openDialog(tab, url);
  await tab.fill(field, '联系企业');
  await tab.press('Home');
  await tab.raw.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, windowsVirtualKeyCode, modifiers });
  await tab.idle();
  if (!modifiers) await tab.evaluate(() => dispatchEvent(new Event('blur')));
  await tab.press('Home');
  await tab.press('ArrowRight');
  await tab.typeText('X');
  await tab.shows(field, '联X系企业');
};

export async function tests(suite) {
  suite.test('Shift that is released while an input method composes is released', releasedWhileComposing('Shift'));
  suite.test('Control that is released while an input method composes is released', releasedWhileComposing('Control'));

  suite.test('a modifier that is pressed while an input method composes counts afterwards', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '联系');
    await compositionBegins(tab, 'qi ye');
    await tab.keyDown('Shift');
    await compositionEnds(tab, '企业');
    await tab.shows(field, '联系企业');
    await tab.press('ArrowLeft');
    await tab.press('ArrowLeft');
    await tab.keyUp('Shift');
    await tab.typeText('单位');
    await tab.shows(field, '联系单位');
  }, { engines: ['chromium', 'firefox'] }); // WebKit's driver knows of no modifier between two calls

  suite.test('what an input method composes on a cell of a table goes into it, the first of it too', async (tab, { url }) => {
    await tab.open(url); // without the mirror: as most people have it
    await tab.evaluate(() => yinfeng.setSemantics(true));
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.click('row', '高新区物流园区（线索）');
    await tab.press('Escape'); // the inspector goes, the row has the keyboard
    await tab.idle();
    await tab.evaluate(() => yinfeng.setSemantics(false));
    for (let i = 0; i < 9; ++i) await tab.press('ArrowLeft'); // from the cell that was clicked to the name
    for (let i = 0; i < 5; ++i) await tab.press('ArrowRight'); // to 下一步
    await tab.until('the cell takes text', () => document.activeElement?.id === 'text-input');
    await compositionBegins(tab, 'zhao shang');
    await compositionEnds(tab, '招商');
    await tab.idle();
    await tab.typeText('推进');
    await tab.press('Enter');
    await tab.evaluate(() => yinfeng.setSemantics(true));
    await tab.until('the cell has it', () => [...document.querySelectorAll('#semantics [role=gridcell]')]
      .some((node) => (node.getAttribute('aria-label') ?? node.textContent) === '招商推进'));
  }, { engines: ['chromium', 'firefox'] });

  suite.test('Shift whose release is lost is not held for ever', releaseLost('Shift', 'ShiftLeft', 16, 8), { engines: ['chromium'] });
  suite.test('Control whose release is lost is not held for ever', releaseLost('Control', 'ControlLeft', 17, 2), { engines: ['chromium'] });
  suite.test('Alt whose release is lost is not held for ever', releaseLost('Alt', 'AltLeft', 18, 1), { engines: ['chromium'] });

  suite.test('a window that loses the focus lets go of every key', async (tab, { url }) => {
    await openDialog(tab, url);
    await tab.fill(field, '联系企业');
    for (const event of ['blur', 'pagehide']) {
      await tab.press('Home');
      await tab.keyDown('Shift');
      await tab.evaluate((name) => dispatchEvent(new Event(name)), event);
      await tab.evaluate(() => dispatchEvent(new Event('focus')));
      // Held all the time, it counts again as soon as an event says so.
      await tab.press('ArrowRight');
      await tab.keyUp('Shift');
      await tab.press('ArrowRight');
      await tab.press('ArrowLeft');
    }
    await tab.press('Home');
    await tab.typeText('X');
    await tab.shows(field, 'X联系企业');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('a drag that is over before the next picture is a drag', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.idle();
    const grip = await tab.node('button', '调整 投资总额 列宽');
    const before = await tab.node('columnheader', '投资总额');
    await tab.move(grip.x, grip.y);
    await tab.idle();
    await tab.evaluate(({ x, y }) => { // all at once, as after a picture that took long
      const at = (type, clientX, buttons) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(type,
        { bubbles: true, cancelable: true, pointerType: 'mouse', pointerId: 1, button: type === 'pointermove' ? -1 : 0, buttons, clientX, clientY: y }));
      at('pointerdown', x, 1);
      at('pointermove', x + 30, 1);
      at('pointermove', x + 60, 1);
      at('pointerup', x + 60, 0);
    }, grip);
    await tab.eventually('the column is as much wider', async () =>
      Math.abs((await tab.node('columnheader', '投资总额')).width - before.width - 60) < 3);
  });

  suite.test('many small turns of the wheel scroll as far as one large one', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.idle();
    const rows = () => tab.evaluate(() => {
      const seen = [...document.querySelectorAll('#semantics [role=row]')];
      // As the program said it: WebKit’s layout once in fifty times answers 2²⁵ px for one of the rows.
      return Object.fromEntries(seen.map((row) => [row.getAttribute('aria-label'), parseFloat(row.style.top)]));
    });
    const moved = async (turns, options) => {
      const before = await rows();
      await tab.evaluate(({ turns: times, ...init }) => {
        const target = document.elementFromPoint(700, 500);
        for (let turn = 0; turn < times; turn++) target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: 700, clientY: 500, ...init }));
      }, { turns, ...options });
      await tab.idle();
      const after = await rows();
      const name = Object.keys(before).find((each) => each in after && before[each] > 200);
      return Math.round(before[name] - after[name]);
    };
    equal(await moved(60, { deltaY: 0.4 }), 24, '60 times 0.4 px');
    equal(await moved(60, { deltaY: -0.4 }), -24, 'and back');
    equal(await moved(1, { deltaY: 24 }), 24, 'at once');
    equal(await moved(8, { deltaY: 0.15, deltaMode: 1 }), 24, 'parts of lines'); // of 20 px
    equal(await moved(1, { deltaY: -48 }), -48, 'back');
  });

  suite.test('small turns of the wheel are summed at any scale', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('tab', '表格');
    await tab.idle();
    const name = '平安保险';
    const top = () => tab.evaluate((words) => [...document.querySelectorAll('#semantics [role=row]')]
      .find((row) => row.getAttribute('aria-label')?.includes(words))?.getBoundingClientRect().top, name);
    const before = await top();
    await tab.evaluate(() => {
      const target = document.elementFromPoint(700, 500);
      for (let turn = 0; turn < 60; turn++) target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: 700, clientY: 500, deltaY: 0.4 }));
    });
    await tab.idle();
    check(Math.abs(before - await top() - 24) < 1, `scrolled ${before - await top()} px`);
  }, { engines: ['chromium'], scale: 1.25 });

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

  suite.test('a refused value is marked, described and read out by the page', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.click('button', '24万吨挤压材项目');
    await tab.click('tab', '全部字段');
    const state = () => tab.evaluate(() => {
      const input = [...document.querySelectorAll('#semantics input')].find((each) => each.getAttribute('aria-label') === '名称') ??
        [...document.querySelectorAll('#semantics input')].find((each) => /投资总额/.test(each.getAttribute('aria-label')));
      const note = document.getElementById(input?.getAttribute('aria-describedby'));
      return { invalid: input?.getAttribute('aria-invalid') ?? null, note: note?.textContent ?? null, read: document.getElementById('alerts').textContent };
    });
    await tab.fill('投资总额', '很多很多');
    equal((await state()).invalid, null, 'before it is left');
    await tab.press('Enter');
    await tab.eventually('marked', async () => (await state()).invalid === 'true');
    const { note, read } = await state();
    check(note && read.includes(note), `described by “${note}”, read out “${read}”`);
    equal(await tab.evaluate(() => document.activeElement === document.getElementById('canvas')), false, 'the focus is on the canvas');
    await tab.fill('投资总额', '5亿元');
    await tab.press('Enter');
    await tab.eventually('no longer marked', async () => (await state()).invalid === null);
  }, { engines: ['chromium', 'firefox'], height: 1000 });

  suite.test('Tab is not lost on the way from page to page, by the keyboard alone', async (tab, { url }) => {
    await tab.open(`${url}?semantics=1`);
    await tab.press('1'); // at once
    await tab.node('dialog', '新建工作区');
    for (const [name, text] of [['工作区名称', '开发区'], ['所在单位', '招商局'], ['姓名或岗位', '专员甲']]) await tab.fill(name, text);
    await tab.click('button', '建立');
    await tab.node('heading', '工作台', { exact: true });
    await tab.press('n');
    await tab.node('heading', '项目', { exact: true });
    await tab.until('the name is typed', () => document.activeElement?.id === 'text-input');
    await tab.typeText('新项目甲');
    await tab.press('Enter');
    await tab.press('Alt+6');
    await tab.node('heading', '数据', { exact: true });
    const focused = () => tab.evaluate(() => `${document.activeElement?.getAttribute('role')} ${document.activeElement?.getAttribute('aria-label')}`);
    await tab.eventually('the page has the keyboard', async () => /^(button|tab|link|checkbox|combobox) /.test(await focused()));
    const seen = new Set([await focused()]);
    for (let n = 0; n < 4; n++) {
      await tab.press('Tab');
      await tab.idle();
      seen.add(await focused());
    }
    check(seen.size === 5, `Tab went over ${[...seen].join(', ')}`);
  }, { engines: ['chromium', 'firefox'] });

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
    await tab.tap('button', '新建工作区');
    await tab.tap('textbox', field);
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
    await openSample(tab);
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
