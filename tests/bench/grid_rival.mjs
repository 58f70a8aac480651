// Another grid in a page of its own (rivals/grid_page.mjs), as one of the grids of grids.mjs: sorted with the mouse, else by its API.
import { columns } from './grid_rows.mjs';

export class RivalGrid {
  static async open(browser, server, files, page) {
    const grid = new RivalGrid();
    grid.tab = await browser.newTab({ width: 1366, height: 768 });
    grid.tab.timeoutMs = 120_000;
    grid.tab.raw.page.setDefaultTimeout(120_000);
    await grid.tab.goto(`${server.rivals}${page}`);
    await grid.tab.until('the page is ready', () => globalThis.gridReady);
    return grid;
  }
  load() { return this.tab.evaluate((list) => grid.load(list), columns); }
  settle() {}
  async sort(field) {
    const { x, y } = await this.tab.evaluate((name) => grid.place(name), field);
    await this.tab.move(x, y);
    await this.tab.down();
    await this.tab.up();
    await this.tab.evaluate(() => grid.stands());
  }
  run(name, ...args) { return this.tab.evaluate((...all) => grid.run(...all), name, ...args); }
  contains(field, text) { return this.run('contains', field, text); }
  allAgain() { return this.run('all'); }
  atLeast(field, number) { return this.run('atLeast', field, number); }
  noLeast() { return this.run('all'); }
  group(field) { return this.run('group', field); }
  ungroup() { return this.run('ungroup'); }
  canGroup() { return this.tab.evaluate(() => !!grid.element.group); }
  count() { return this.tab.evaluate(() => grid.element.count()); }
  first(field) { return this.tab.evaluate((name) => grid.element.first(name), field); }
  scroll(steps) { return this.tab.evaluate((wanted) => grid.scroll(wanted), steps); }
  memory() { return 0; }
}
