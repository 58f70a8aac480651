// node scripts/gen_app_icons.mjs: draws web/icons/*.png from web/icons/mark.svg with Chromium. Run by hand when the
// mark changes; phones and installed apps want bitmaps.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { chromium } = createRequire(`${process.env.YINFENG_NODE_MODULES}/x.js`)('playwright-core');
const folder = join(dirname(fileURLToPath(import.meta.url)), '../web/icons');
const svg = readFileSync(join(folder, 'mark.svg'), 'utf8');

// `inset`: the part of the side that stays free around the mark. Maskable icons are cut to a circle of 80 %; theirs and
// Apple's fill the square and let the system round it.
const pictures = [
  { name: 'icon-192.png', size: 192, inset: 0 },
  { name: 'icon-512.png', size: 512, inset: 0 },
  { name: 'icon-180.png', size: 180, inset: 0.06, filled: true },
  { name: 'maskable-512.png', size: 512, inset: 0.12, filled: true },
];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, size, inset, filled } of pictures) {
  const side = size * (1 - 2 * inset);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;` +
    `background:${filled ? '#3450BE' : 'transparent'}"><div style="width:${side}px;height:${side}px">${svg}</div>`);
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
