// This page as one of the grids (grids.mjs): by its own widgets, with the mouse and the keyboard.
import { columns, plainView } from './grid_rows.mjs';
import { chooseFile, introduce, newTab, place, press, quickFilter, rested, saved } from './page_tab.mjs';

// Runs in the page: marks where an action begins, for the trace.
function marks() {
  for (const name of ['mouseup', 'input', 'change']) {
    addEventListener(name, ({ timeStamp }) => performance.mark('from', { startTime: timeStamp }), true);
  }
}
const heading = (field) => columns.find((column) => column.field === field).heading;

export class OwnGrid {
  static async open(browser, server, files) {
    const grid = new OwnGrid();
    grid.tab = await newTab(browser);
    await grid.tab.raw.page.addInitScript(marks);
    await grid.tab.open(server.own);
    await rested(grid.tab); // an answer of the storage may still move the buttons
    const readings = await grid.tab.evaluate(() => performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/text_tables.bin'))?.responseStatus);
    if (readings !== 200) throw new Error('the readings have not come in time, so texts would be ordered by code points: too much runs beside');
    grid.files = files;
    return grid;
  }
  async load() {
    const { tab } = this;
    await chooseFile(tab, '导入快照', this.files.snapshot);
    await tab.until('the workspace is shown', () => yinfeng.dataMs > 0);
    await tab.evaluate(() => performance.mark('to', { startTime: yinfeng.dataMs }));
  }
  // What comes after the first picture and before anything is measured: saving, an author, the twenty columns.
  async settle() {
    const { tab } = this;
    await saved(tab);
    await introduce(tab);
    await press(tab, await place(tab, 'button', '视图：'));
    await press(tab, await place(tab, 'menuitem', plainView));
    await rested(tab, 1000);
  }

  // Until the last frame after it has been made.
  async measured(act) {
    const { tab } = this;
    await rested(tab);
    const before = await tab.evaluate(() => bench.frames.length);
    await act();
    await rested(tab);
    await tab.evaluate((from) => {
      const last = bench.frames.slice(from).at(-1);
      performance.mark('to', { startTime: last.at + last.ms + last.gl });
    }, before);
  }
  async pressed(node) { // under the pointer before, so that what shows that is not measured
    await this.tab.move(node.x, node.y);
    await this.measured(async () => {
      await this.tab.down();
      await this.tab.up();
    });
  }
  async sort(field) {
    const { left, y } = await place(this.tab, 'columnheader', heading(field));
    await this.pressed({ x: left + 30, y });
  }
  async contains(field, text) {
    const { tab } = this;
    await press(tab, await place(tab, 'searchbox', '在列表中查找'));
    await tab.until('the field has the focus', () => document.activeElement?.id === 'text-input');
    await this.measured(() => tab.raw.page.keyboard.insertText(text));
  }
  async allAgain() {
    await this.tab.press('Escape');
    await rested(this.tab);
  }
  async atLeast() {
    await this.pressed(await quickFilter(this.tab, '投资额 ≥ 10 亿'));
  }
  async noLeast() {
    await press(this.tab, await quickFilter(this.tab, '投资额 ≥ 10 亿'));
    await rested(this.tab);
  }
  async group() {
    await press(this.tab, await place(this.tab, 'button', '分组：'));
    await rested(this.tab);
    await this.pressed(await place(this.tab, 'option', '阶段', { exact: true }));
    await this.tab.press('Escape');
    await rested(this.tab);
  }
  async ungroup() {
    await press(this.tab, await place(this.tab, 'button', '分组：'));
    await rested(this.tab);
    await press(this.tab, await place(this.tab, 'button', '不再按 阶段 分组'));
    await this.tab.press('Escape');
    await rested(this.tab);
  }
  // { blank }: steps after which no frame had been made.
  async scroll(steps, rows, rowHeight) {
    const { tab } = this;
    await tab.move(700, 450);
    await rested(tab);
    const blank = await tab.evaluate(async (wanted, pixels) => {
      const canvas = document.querySelector('canvas');
      let missed = 0;
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }));
      performance.mark('step');
      for (let i = 0; i < wanted; ++i) {
        const before = bench.frames.length;
        canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: pixels, clientX: 700, clientY: 450, bubbles: true, cancelable: true }));
        await frame();
        performance.mark('step');
        if (bench.frames.length === before) ++missed;
      }
      return missed;
    }, steps, rows * rowHeight / steps);
    await rested(tab);
    return { blank };
  }
  memory() { return this.tab.evaluate(() => bench.heap()); }
}
