// The page's weight (design: budgets): node scripts/size_gate.mjs [DIST_FOLDER] [BUILD_FOLDER]
//   to the first picture  500 kB, brotli of what index.html needs to draw it: page, style, program, the mark in the tab
//   dist/pwa              1.1 MB, brotli of every file: the rest of the program, icons for home screens, side data (assets/)
//                         (the design's 700 were for table, ledger, board and cards; calendar, timeline, statistics, the clipboard
//                         and addresses weigh 80, paper, pictures and themes 30, values as people write them 18,
//                         the office's own fields, formulas, duplicates, follow-ups, 工作台 and the demonstration 130, lists of choices,
//                         labels, arrangements, the first hour and two more languages 170. None of it is waited for before the first picture)
//   dist/yinfeng.html     1.75 MB, as it is
// With the build folder (build/web) also the weight of each room of src/, so that every change sees which one grew.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { definersFor, definersOf, functionsOf } from './wasm_functions.mjs';

const [dist = 'dist', build] = process.argv.slice(2);
const firstBudget = 500_000, wholeBudget = 1_100_000, singleFileBudget = 1_750_000;
const first = new Set(['index.html', 'style.css', 'boot.js', 'yinfeng.js', 'yinfeng.wasm', 'icons/mark.svg']);

const brotli = (bytes) => brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;
const kB = (size) => `${(size / 1000).toFixed(1)} kB`;

let failed = 0;
function gate(name, size, budget) {
    const good = size <= budget;
    if (!good) failed++;
    console.log(`${good ? 'ok' : 'TOO BIG'}: ${name} ${kB(size)}; budget ${kB(budget)}`);
}

const pwa = join(dist, 'pwa');
let total = 0, toFirstPicture = 0;
for (const entry of readdirSync(pwa, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const packed = /\.png$/.test(path) ? bytes.length : brotli(bytes);
    const name = relative(pwa, path).replaceAll('\\', '/');
    total += packed;
    if (first.has(name)) toFirstPicture += packed;
    console.log(`  ${name} ${kB(bytes.length)}, brotli ${kB(packed)}`);
}

// Code only, each room compressed by itself: a little more than its part of the whole.
function printRooms() {
    const definers = definersOf(build, 'llvm-nm-19'), rooms = new Map();
    for (const { name, body } of functionsOf(readFileSync(join(build, 'yinfeng.named.wasm')))) {
        const homes = new Set([...definersFor(definers, name)].map((file) => file.replace(/^(ui\/(?:screens|records)|[^/]+).*$/, '$1')));
        const room = homes.size === 0 ? 'libraries' : homes.size > 1 ? 'shared by several' : [...homes][0];
        rooms.set(room, [...(rooms.get(room) ?? []), body]);
    }
    for (const [room, bodies] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const bytes = Buffer.concat(bodies);
        console.log(`  room ${room.padEnd(18)} ${kB(bytes.length).padStart(9)}, brotli ${kB(brotli(bytes)).padStart(8)}, ${bodies.length} functions`);
    }
}
if (build) printRooms();
gate('to the first picture, brotli', toFirstPicture, firstBudget);
gate('dist/pwa, brotli', total, wholeBudget);
gate('dist/yinfeng.html', readFileSync(join(dist, 'yinfeng.html')).length, singleFileBudget);
console.log(`${3 - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
