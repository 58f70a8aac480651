// node scripts/gen_app_icons.mjs: draws web/icons/*.png from web/icons/mark.svg with Chromium. Run by hand when the
// mark changes; phones and installed apps want bitmaps. Every file is part of the page's weight, so they are written
// with a palette: the mark has four colours, the square is see-through at its corners, and the rest is for smooth edges, of
// which the large ones, always shown smaller, need hardly any.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const { chromium } = createRequire(`${process.env.YINFENG_NODE_MODULES}/x.js`)('playwright-core');
const folder = join(dirname(fileURLToPath(import.meta.url)), '../web/icons');
const svg = readFileSync(join(folder, 'mark.svg'), 'utf8');

// `inset`: the part of the side that stays free around the mark. Maskable icons are cut to a circle of 80 %; theirs and
// Apple's fill the square and let the system round it.
const pictures = [
  { name: 'icon-192.png', size: 192, inset: 0 },
  { name: 'icon-512.png', size: 512, inset: 0 },
  { name: 'maskable-512.png', size: 512, inset: 0.12, filled: true },
];

// The colours that stand for all others with the least error: those of whole areas, then means of what lies nearest to
// each. Colours are [red, green, blue, alpha], the first three multiplied by alpha.
function choosePalette(histogram, size) {
  const colours = [...histogram.values()].sort((a, b) => b.count - a.count);
  const distance = (a, b) => a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
  const palette = [colours[0].colour];
  while (palette.length < size && palette.length < colours.length) {
    let worst = null, worstError = -1;
    for (const { colour, count } of colours) {
      const error = count * Math.min(...palette.map((each) => distance(colour, each)));
      if (error > worstError) [worst, worstError] = [colour, error];
    }
    palette.push(worst);
  }
  const nearest = (colour) => palette.reduce((best, each, i) =>
    distance(colour, each) < distance(colour, palette[best]) ? i : best, 0);
  for (let round = 0; round < 30; ++round) {
    const sums = palette.map(() => ({ total: [0, 0, 0, 0], count: 0, most: 0, pure: null }));
    for (const { colour, count } of colours) {
      const sum = sums[nearest(colour)];
      colour.forEach((value, i) => { sum.total[i] += value * count; });
      sum.count += count;
      if (count > sum.most) [sum.most, sum.pure] = [count, colour];
    }
    sums.forEach((sum, i) => { // whole areas keep their very colour
      if (sum.count > 0) palette[i] = sum.most * 2 > sum.count ? sum.pure : sum.total.map((value) => value / sum.count);
    });
  }
  return { palette, nearest };
}

function chunk(type, data) {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length, 0);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

// RGBA pixels of a square -> PNG of colour type 3, four bits each.
function encodePng(pixels, side) {
  const histogram = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue, alpha] = pixels.subarray(at, at + 4);
    const key = ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
    const entry = histogram.get(key) ??
      { key, count: 0, colour: [red * alpha / 255, green * alpha / 255, blue * alpha / 255, alpha] };
    ++entry.count;
    histogram.set(key, entry);
  }
  const { palette, nearest } = choosePalette(histogram, side > 256 ? 6 : 16);
  for (const entry of histogram.values()) entry.index = nearest(entry.colour);
  const stride = 1 + Math.ceil(side / 2), rows = Buffer.alloc(stride * side); // each row: filter 0, then nibbles
  for (let i = 0; i < side * side; ++i) {
    const key = pixels.readUInt32BE(i * 4), x = i % side;
    rows[Math.floor(i / side) * stride + 1 + (x >> 1)] |= histogram.get(key).index << (x % 2 ? 0 : 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([4, 3, 0, 0, 0], 8);
  const straight = palette.map(([red, green, blue, alpha]) =>
    [red, green, blue].map((value) => (alpha ? Math.min(255, Math.round(value * 255 / alpha)) : 0)));
  const alphas = palette.map((colour) => Math.round(colour[3]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(straight.flat())),
    ...(alphas.some((alpha) => alpha < 255) ? [chunk('tRNS', Buffer.from(alphas))] : []),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// What is on a screenshot, as RGBA: the browser itself decodes it best.
const readPixels = async (png) => {
  const url = `data:image/png;base64,${png.toString('base64')}`;
  return Buffer.from(await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
      .getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, image.width, image.height).data];
  }, url));
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, size, inset, filled } of pictures) {
  const side = size * (1 - 2 * inset);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;` +
    `background:${filled ? '#3450BE' : 'transparent'}"><div style="width:${side}px;height:${side}px">${svg}</div>`);
  const png = encodePng(await readPixels(await page.screenshot({ omitBackground: true })), size);
  writeFileSync(join(folder, name), png);
  console.log(`${name}: ${png.length} bytes`);
}
await browser.close();
