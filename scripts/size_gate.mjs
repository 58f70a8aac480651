// The page's weight (design: budgets): node scripts/size_gate.mjs [DIST_FOLDER]
//   dist/pwa           500 kB, brotli of every file (icons included)
//   dist/yinfeng.html  900 kB, as it is
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = process.argv[2] ?? 'dist';
const brotliBudget = 500_000, singleFileBudget = 900_000;

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
let total = 0;
for (const entry of readdirSync(pwa, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const packed = /\.png$/.test(path) ? bytes.length : brotli(bytes);
    total += packed;
    console.log(`  ${relative(pwa, path)} ${kB(bytes.length)}, brotli ${kB(packed)}`);
}
gate('dist/pwa, brotli', total, brotliBudget);
gate('dist/yinfeng.html', readFileSync(join(dist, 'yinfeng.html')).length, singleFileBudget);
console.log(`${2 - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
