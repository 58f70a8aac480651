// What axe-core finds over the mirror, on pages, dialogs and menus: nothing. (It sees the mirror alone: a canvas has no contrast for it; that of
// the tokens is tests/ui's.) With YINFENG_ALL_SCENES every scene of drivers/scenes.mjs is examined.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { scenes } from './drivers/scenes.mjs';
import { equal } from './drivers/tab.mjs';

const axe = () => readFileSync(createRequire(join(process.env.YINFENG_NODE_MODULES, 'x.js')).resolve('axe-core/axe.min.js'), 'utf8');
async function faults(tab) {
  await tab.raw.page.evaluate(axe()); // by the debugger: the page itself lets no foreign script in
  return tab.raw.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`).join('\n');
  });
}

const examine = (names, { touch = false, ...size } = {}) => async (tab, { url, newTab }) => {
  const open = async () => {
    const own = await newTab({ touch, ...size });
    Object.assign(own, { isTouch: touch, height: size.height ?? 768, another: open });
    await own.open(`${url}?semantics=1&today=2019-08-30`);
    if (touch) await own.raw.page.touchscreen.tap(size.width / 2, 12); // the first input decides
    await own.idle();
    return own;
  };
  for (const name of names) {
    const own = await open();
    try {
      await scenes[name](own, { url });
      await own.idle();
      equal(await faults(own), '', name);
    } finally {
      await own.close();
    }
  }
};
const chromium = { engines: ['chromium'], limitMs: 240_000 };

export async function tests(suite) {
  suite.test('axe-core finds nothing in lists', examine(['board with inspector', 'table groups', 'table ticked',
    'projects as ledger', 'projects as cards', 'table all fields', 'trash']), chromium);
  suite.test('axe-core finds nothing in menus and dialogs', examine(['start new workspace', 'table filter', 'table columns',
    'table row menu', 'table change stage, form', 'search', 'workspaces']), chromium);
  suite.test('axe-core finds nothing in calendars, timelines and statistics', examine(['calendar', 'calendar agenda', 'timeline',
    'statistics matrix', 'statistics funnel']), chromium);
  suite.test('axe-core finds nothing on the other pages', examine(['start', 'chains node', 'services with inspector', 'data',
    'merge preview', 'conflicts', 'compare', 'settings', 'today', 'today put off', 'today one day']), chromium);
  const hand = { touch: true, width: 600, height: 960 };
  suite.test('axe-core finds nothing on a narrow touch screen', examine(['table with inspector', 'table ticked', 'table filter',
    'table row menu', 'start second visit', 'services with inspector', 'directory as cards', 'export sealed'], hand), chromium);
  if (process.env.YINFENG_ALL_SCENES) {
    for (const name of Object.keys(scenes)) suite.test(`axe-core finds nothing in: ${name}`, examine([name]), chromium);
  }
}
