// The generated files that the benchmarks work on, made once by a native program (bench_files.cpp) below the build folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const builds = process.env.YINFENG_BUILD_ROOT ?? join(root, 'build');

export function run(program, args, options = {}) {
  const { status, stdout, error } = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `ended with ${status}`}`);
  return stdout;
}
export function build(preset, ...targets) {
  run(join(root, 'scripts/build.sh'), [preset, ...targets], { stdio: ['ignore', 2, 2] });
}

// What scripts/toolchain.sh has written to env.sh.
export function toolchain(want) {
  run(join(root, 'scripts/toolchain.sh'), [want], { stdio: ['ignore', 2, 2] });
  const cache = process.env.YINFENG_CACHE ?? join(homedir(), '.cache/yinfeng');
  return Object.fromEntries([...readFileSync(join(cache, 'env.sh'), 'utf8').matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]));
}

// The folder is complete when its facts are there: what the program has printed. They lie beside it, for all that is in the
// folder is read.
function once(folder, make) {
  const facts = `${folder}.json`;
  if (!existsSync(facts)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(facts, make());
  }
  return { folder, ...JSON.parse(readFileSync(facts, 'utf8')) };
}

// base.json, changed-1.json, changed-20.json: { folder, records, cells }
export function benchFiles(records) {
  const folder = join(builds, `bench-demo-${records}`);
  return once(folder, () => {
    build('native', 'yinfeng_bench_files');
    return run(join(builds, 'native/yinfeng_bench_files'), [folder, String(records)]);
  });
}
// A gzipped snapshot of every office in every week: { folder, files, plain_bytes, packed_bytes }
export function benchInbox(offices, weeks, records) {
  const folder = join(builds, `bench-inbox-${offices}-${weeks}-${records}`);
  return once(folder, () => {
    build('native', 'yinfeng_bench_files');
    return run(join(builds, 'native/yinfeng_bench_files'), ['--inbox', folder, ...[offices, weeks, records].map(String)]);
  });
}

export function optionsOf(argv) {
  return Object.fromEntries(argv.map((argument) => {
    const [, name, value = true] = /^--([\w-]+)(?:=(.*))?$/.exec(argument) ?? [];
    return [name ?? argument, value];
  }));
}
