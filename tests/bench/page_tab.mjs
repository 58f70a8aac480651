// What the benchmarks of the page do with a tab: find a widget, press it, wait until nothing is drawn any more.
import { probe } from './page_probe.mjs';

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] : 0;
}
export const median = (values) => quantile(values, 0.5);

export async function newTab(browser, options = {}) {
  const tab = await browser.newTab({ width: 1366, height: 768, ...options });
  tab.timeoutMs = 120_000;
  tab.raw.page.setDefaultTimeout(120_000);
  await tab.raw.page.addInitScript(probe);
  return tab;
}
export const semantics = (tab, on) => tab.evaluate((wanted) => yinfeng.setSemantics(wanted), on);

// Nothing is drawn any more, nor about to be: no frame for a while.
export async function rested(tab, ms = 500) {
  await tab.until('the page rests', async (quiet) => {
    if (!yinfeng.idle()) return false;
    const before = [yinfeng.frames, bench.visits.length].join();
    await new Promise((resolve) => setTimeout(resolve, quiet));
    return yinfeng.idle() && before === [yinfeng.frames, bench.visits.length].join();
  }, ms);
}

// The place of a widget, from the mirror, which is on only while it is asked: it costs time in every frame.
export async function place(tab, role, name, options) {
  await semantics(tab, true);
  const node = await tab.node(role, name, options);
  await semantics(tab, false);
  await tab.idle();
  return node;
}
export async function press(tab, node) {
  await tab.move(node.x, node.y);
  await tab.idle();
  await tab.clickAt(node.x, node.y);
}
// A filter that stands over the list, or in the menu 更多 where there is little room; pressed again it is taken away.
export async function quickFilter(tab, name) {
  await semantics(tab, true);
  await tab.node('searchbox', '在列表中查找'); // the mirror is there
  const stands = await tab.has('button', name);
  await semantics(tab, false);
  if (stands) return place(tab, 'button', name);
  await press(tab, await place(tab, 'button', '更多 '));
  await rested(tab);
  return place(tab, 'menuitem', name);
}
export async function chooseFile(tab, button, path) {
  const node = await place(tab, 'button', button);
  const [chooser] = await Promise.all([tab.raw.page.waitForEvent('filechooser'), press(tab, node)]);
  await chooser.setFiles(path);
}

// Real data wants an author before anything else: the dialog would cover every page.
export async function introduce(tab) {
  await semantics(tab, true);
  await tab.fill('姓名或岗位', '测量员');
  await tab.press('Enter');
  await tab.gone('dialog', '谁在用');
  await semantics(tab, false);
}

// The save state says 已: everything is on the disk.
export async function saved(tab) {
  await semantics(tab, true);
  await tab.until('everything is saved', () => [...document.querySelectorAll('#semantics [role=button]')].some((node) =>
    node.getAttribute('aria-label') === '保存状态' && /已/.test(node.getAttribute('aria-valuetext') ?? node.textContent ?? '')));
  await semantics(tab, false);
}
