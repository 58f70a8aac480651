// Says which lines and branches of the given folders a test run has reached:
//   (cd build/coverage && node ../../scripts/coverage.mjs PROGRAM PROFILE FOLDER…)
// A table per file, the lines that no test reaches, and the conditions that were only ever true or only ever false. What any instance
// of a template reached counts.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [program, profile, ...folders] = process.argv.slice(2);
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
const llvmCov = (...options) =>
    execFileSync('llvm-cov', ['export', program, `-instr-profile=${profile}`, ...options], { maxBuffer: 1 << 30, encoding: 'utf8' });

const files = new Map();
// Names stand as in the commands: relative to the build folder, which is where we are.
const fileNamed = (given) => {
    const name = path.relative(root, path.resolve(given));
    if (!folders.some((each) => name.startsWith(`${each}/`))) return { lines: new Map(), branches: new Map() };
    if (!files.has(name)) files.set(name, { lines: new Map(), branches: new Map() });
    return files.get(name);
};
const add = (counts, key, count) => counts.set(key, (counts.get(key) ?? 0) + count);

let current;
for (const line of llvmCov('-format=lcov').split('\n')) {
    if (line.startsWith('SF:')) current = fileNamed(line.slice(3));
    if (line.startsWith('DA:')) add(current.lines, ...line.slice(3).split(',').map(Number));
}
for (const file of JSON.parse(llvmCov('-format=text', '-skip-expansions', '-skip-functions')).data[0].files) {
    current = fileNamed(file.filename);
    for (const [line, column, , , whenTrue, whenFalse] of file.branches) {
        add(current.branches, `${line}:${column} true`, whenTrue);
        add(current.branches, `${line}:${column} false`, whenFalse);
    }
}

const percent = (part, whole) => (whole === 0 ? '–' : `${(Math.floor((part / whole) * 10000) / 100).toFixed(2)} %`).padStart(8);
const row = (name, lines, branches) =>
    console.log(`${name.padEnd(30)} ${String(lines[0]).padStart(5)} of ${String(lines[1]).padStart(5)} lines ${percent(...lines)}` +
        `   ${String(branches[0]).padStart(5)} of ${String(branches[1]).padStart(5)} branches ${percent(...branches)}`);
const reached = (counts) => [[...counts.values()].filter((count) => count > 0).length, counts.size];
const sums = new Map();
const names = [...files.keys()].sort();
for (const name of names) {
    const lines = reached(files.get(name).lines), branches = reached(files.get(name).branches);
    row(name, lines, branches);
    for (const key of [path.dirname(name), 'together']) {
        const sum = sums.get(key) ?? [[0, 0], [0, 0]];
        sums.set(key, [[sum[0][0] + lines[0], sum[0][1] + lines[1]], [sum[1][0] + branches[0], sum[1][1] + branches[1]]]);
    }
}
for (const [key, sum] of sums) if (key !== 'together') row(key, ...sum);
row('together', ...sums.get('together'));

for (const name of names) {
    const { lines, branches } = files.get(name);
    const text = readFileSync(path.join(root, name), 'utf8').split('\n');
    for (const [line, count] of lines) if (count === 0) console.log(`${name}:${line}: never reached: ${text[line - 1].trim()}`);
    for (const [place, count] of branches) {
        const [at, way] = place.split(' ');
        const [line, column] = at.split(':').map(Number);
        if (count === 0 && lines.get(line) !== 0) console.log(`${name}:${at}: never ${way}: ${text[line - 1].slice(column - 1).trim()}`);
    }
}
