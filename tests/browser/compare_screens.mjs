// Two sets of pictures of the same scenes (screens.mjs), held against each other:
//   node tests/browser/compare_screens.mjs BEFORE AFTER [--out=build/pictures/index.html] [--tolerance=24] [--least=0.0004]
// A pixel differs if a channel does by more than the tolerance; a picture, if more than that part of its pixels do. Those that differ
// are laid side by side, with the pixels that do, on a page to be looked at; the exit code says whether there are any.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { launch } from './drivers/chromium.mjs';

const words = process.argv.slice(2), folders = words.filter((word) => !word.startsWith('--'));
const option = (name, usual) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual;
if (folders.length !== 2) {
  console.error('usage: compare_screens.mjs BEFORE AFTER [--out=FILE] [--tolerance=24] [--least=0.0004]');
  process.exit(2);
}
const [before, after] = folders.map((folder) => resolve(folder));
const out = resolve(option('out', 'build/pictures/index.html'));
const tolerance = Number(option('tolerance', 24)), least = Number(option('least', 0.0004));

const names = (folder) => new Set(readdirSync(folder).filter((name) => name.endsWith('.png')));
const picture = (folder, name) => `data:image/png;base64,${readFileSync(join(folder, name)).toString('base64')}`;

const browser = await launch(createRequire(join(process.env.YINFENG_NODE_MODULES, 'x.js')));
const tab = await browser.newTab({});
// The part of the pixels that differ, and a picture of them.
const compare = (one, other) => tab.raw.page.evaluate(async ([first, second, most]) => {
  const pixels = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return { canvas, context, data: context.getImageData(0, 0, image.width, image.height) };
  };
  const [a, b] = [await pixels(first), await pixels(second)];
  if (a.data.width !== b.data.width || a.data.height !== b.data.height) return { part: 1, picture: '' };
  let count = 0;
  for (let i = 0; i < a.data.data.length; i += 4) {
    const differs = [0, 1, 2].some((k) => Math.abs(a.data.data[i + k] - b.data.data[i + k]) > most);
    const grey = 255 - (255 - b.data.data[i + 1]) / 4;
    count += differs;
    b.data.data.set(differs ? [220, 30, 60, 255] : [grey, grey, grey, 255], i);
  }
  b.context.putImageData(b.data, 0, 0);
  return { part: count * 4 / a.data.data.length, picture: b.canvas.toDataURL() };
}, [one, other, tolerance]);

const rows = [];
let same = 0, different = 0;
for (const name of [...new Set([...names(before), ...names(after)])].sort()) {
  const there = [before, after].map((folder) => names(folder).has(name));
  const { part, picture: difference } = there[0] && there[1]
    ? await compare(picture(before, name), picture(after, name)) : { part: 1, picture: '' };
  if (part <= least) {
    same++;
    continue;
  }
  different++;
  const what = !there[0] ? 'new' : !there[1] ? 'gone' : `${(100 * part).toFixed(2)} % differ`;
  console.log(`${name}: ${what}`);
  const shown = (yes, source) => `<td>${yes && source ? `<img src="${source}">` : ''}</td>`;
  rows.push(`<tr><th colspan="3">${name}: ${what}</th></tr><tr>${shown(there[0], there[0] && picture(before, name))}` +
    `${shown(there[1], there[1] && picture(after, name))}${shown(true, difference)}</tr>`);
}
await browser.close();
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `<!doctype html><meta charset="utf-8"><title>Pictures that differ</title><style>body{font:14px sans-serif}img{width:100%}` +
  `td{width:33%;vertical-align:top}th{text-align:left;padding:16px 0 4px}</style><table>${rows.join('\n')}</table>\n`);
if (different) console.log(`to be looked at: ${out}`);
console.log(`${same} the same, ${different} different`);
process.exit(different ? 1 : 0);
