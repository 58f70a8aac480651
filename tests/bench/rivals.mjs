// Measures this core, natively and as WebAssembly, beside what else merges records: Automerge, Yjs, Loro, PouchDB, and plain
// JSON with a loop in which the last writer wins. All get the same records, of which another office has changed 1 % or 20 %.
//
//   node tests/bench/rivals.mjs [--only=native,wasm,json,yjs,loro,automerge,pouchdb] [--records=100000] [--percent=1,20] [--json] [--again]
//
// Sets up what it needs (scripts/toolchain.sh rivals) and keeps what it has made of the records for each library below the
// build folder; --again makes it anew. It reports and never fails for slowness: run it on a machine with nothing else to do.
//
//   load    the file into memory, until a field of every record has been read
//   merge   the other office's file is read and merged into it
//   save    the result as a file again
//   memory  the most that the process has held
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { benchFiles, build, builds, optionsOf, run, toolchain } from './files.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const options = optionsOf(process.argv.slice(2));
const records = Number(options.records ?? 100_000);
const percents = String(options.percent ?? '1,20').split(',').map(Number);
const heapMb = 14_000;

const env = { ...process.env, ...toolchain('rivals') };
const packages = JSON.parse(readFileSync(join(here, 'rivals/package.json'), 'utf8')).dependencies;
const contestants = {
  native: { title: 'Yinfeng, native', own: true },
  wasm: { title: 'Yinfeng, WebAssembly', own: true },
  json: { title: 'JSON, last writer wins', package: null },
  yjs: { title: 'Yjs', package: 'yjs' },
  loro: { title: 'Loro', package: 'loro-crdt' },
  automerge: { title: 'Automerge', package: '@automerge/automerge' },
  pouchdb: { title: 'PouchDB (memory)', package: 'pouchdb-core' },
};
const chosen = typeof options.only === 'string' ? options.only.split(',') : Object.keys(contestants);
for (const name of chosen) if (!contestants[name]) throw new Error(`${name} is none of ${Object.keys(contestants).join(', ')}`);
const files = benchFiles(records);

function measureOwn(name, percent) {
  const other = join(files.folder, `changed-${percent}.json`), saved = join(tmpdir(), `yinfeng-merge-${process.pid}.json`);
  const args = [join(files.folder, 'base.json'), other, saved];
  try {
    const told = name === 'native' ? run(join(builds, 'native/yinfeng_merge_bench'), args)
      : run(process.execPath, [join(builds, 'web/yinfeng_merge_bench.js'), ...args]);
    const bytes = readFileSync(saved);
    return { ...JSON.parse(told), gz: gzipSync(bytes, { level: 6 }).length };
  } finally {
    rmSync(saved, { force: true });
  }
}
function worker(name, ...args) {
  const { status, signal, stdout } = spawnSync(process.execPath, [`--max-old-space-size=${heapMb}`, '--no-warnings', join(here, 'rivals/worker.mjs'), name, ...args],
    { env, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${args[0]} ended with ${status ?? signal}`);
  return stdout;
}
function measureRival(name, percent) {
  const version = contestants[name].package ? packages[contestants[name].package] : '1';
  const folder = join(builds, `bench-rivals-${records}`, `${name}-${version}`);
  if (options.again) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) {
    rmSync(`${folder}.new`, { recursive: true, force: true });
    mkdirSync(`${folder}.new`, { recursive: true });
    worker(name, 'prepare', files.folder, `${folder}.new`);
    renameSync(`${folder}.new`, folder);
  }
  return JSON.parse(worker(name, 'measure', files.folder, folder, String(percent)));
}

if (chosen.includes('native')) build('native', 'yinfeng_merge_bench');
if (chosen.includes('wasm')) build('web', 'yinfeng_merge_bench');
const results = [];
for (const percent of percents) {
  for (const name of chosen) {
    try {
      results.push({ name, percent, ...(contestants[name].own ? measureOwn(name, percent) : measureRival(name, percent)) });
      if (!options.json) console.error(`measured ${name} with ${percent} % changed`);
    } catch (error) {
      results.push({ name, percent, failed: error.message });
      console.error(error.message);
    }
  }
}

// Figures of earlier runs with --only stay; the table is made of all that are known for this build folder.
const kept = join(builds, `bench-rivals-${records}.json`);
const known = existsSync(kept) && !options.again ? JSON.parse(readFileSync(kept, 'utf8')) : [];
const all = [...known.filter((old) => !results.some((now) => now.name === old.name && now.percent === old.percent)), ...results.filter((now) => !now.failed)];
writeFileSync(kept, JSON.stringify(all));

if (options.json) {
  console.log(JSON.stringify({ records: files.records, cells: files.cells, results }, null, 1));
} else {
  const columns = [['load', 's', 1], ['merge', 's', 1], ['both', 's', 1], ['save', 's', 1], ['bytes', 'MB', 1e6], ['gz', 'MB', 1e6], ['memory', 'MB', 1e6]];
  const value = (result, column) => column === 'both' ? result.load + result.merge : result[column];
  const number = (figure) => figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
  console.log(`${files.records} records, ${files.cells} cells; ${cpus()[0].model.trim()}, Node ${process.versions.node}; x: times ours in WebAssembly`);
  for (const percent of percents) {
    const ours = all.find((result) => result.name === 'wasm' && result.percent === percent);
    console.log(`\n${`${percent} % changed`.padEnd(34)}${columns.map(([column, unit]) => `${column === 'both' ? 'load+merge' : column === 'bytes' ? 'file' : column === 'gz' ? 'file gz' : column} ${unit}`.padStart(20)).join('')}`);
    for (const name of Object.keys(contestants)) {
      const result = all.find((each) => each.name === name && each.percent === percent);
      const title = contestants[name].title + (contestants[name].package ? ` ${packages[contestants[name].package]}` : '');
      const failure = results.find((each) => each.name === name && each.percent === percent)?.failed;
      if (failure) console.log(`${title.padEnd(34)}  ${failure}`);
      else if (result) {
        console.log(title.padEnd(34) + columns.map(([column, , scale]) =>
          `${number(value(result, column) / scale)}${(ours ? `  x ${number(value(result, column) / value(ours, column))}` : '').padEnd(10)}`.padStart(20)).join(''));
      }
    }
  }
}
process.exit(results.some((result) => result.failed) ? 1 : 0);
