// Measures the command line (dist/yinfeng) on generated files against its goals:
//
//   node tests/bench/cli_bench.mjs [--only=words] [--records=100000] [--files=5000] [--many=1000000] [--program=FILE] [--json]
//
// It reports and never fails for slowness: run it on a machine with nothing else to do. MB/s per core are bytes of unpacked
// JSON per second of processor time, so that neither the number of cores nor another program's work counts; seconds are of
// the clock. Of several runs the best counts. Memory is the most that the process has held.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFiles, benchInbox, build, builds, optionsOf, root, run } from './files.mjs';

const options = optionsOf(process.argv.slice(2));
const records = Number(options.records ?? 100_000), wantedFiles = Number(options.files ?? 5_000);
const program = String(options.program ?? join(root, 'dist/yinfeng'));
if (!options.program) run(join(root, 'scripts/run.sh'), ['--cli'], { stdio: ['ignore', 2, 2] });
if (!existsSync(program)) throw new Error(`${program} is not there`);

const big = benchFiles(records), work = mkdtempSync(join(tmpdir(), 'yinfeng-cli-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const megabytes = (file) => statSync(file).size / 1e6;
const base = join(big.folder, 'base.json'), changed = (percent) => join(big.folder, `changed-${percent}.json`);

// What the kernel says of the process; Node has no such figures of its children.
const observer = `
import json, os, resource, subprocess, sys, time
begin = time.monotonic()
status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"status": status, "seconds": time.monotonic() - begin, "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * 1024}))
`;
function measure(times, args, expected = 0) {
  let best = null;
  for (let i = 0; i < times; i++) {
    const { stdout, stderr } = spawnSync('python3', ['-c', observer, program, ...args], { encoding: 'utf8' });
    const result = JSON.parse(stdout);
    if (result.status !== expected) throw new Error(`yinfeng ${args.join(' ')} ended with ${result.status}: ${stderr}`);
    if (!best || result.seconds < best.seconds) best = result;
  }
  return best;
}

const rows = [];
function report(what, value, unit, goal, atLeast = false) {
  const ratio = goal ? (atLeast ? goal / value : value / goal) : null;
  rows.push({ what, value, unit, goal: goal ?? null, ratio });
  if (options.json) return;
  const show = (figure) => `${figure >= 100 ? figure.toFixed(0) : figure.toFixed(2)} ${unit}`;
  console.log(`${what.padEnd(60)}${show(value).padStart(14)}${(goal ? `${atLeast ? '≥' : '≤'} ${show(goal)}` : '').padStart(16)}` +
    (ratio ? `   x ${ratio.toFixed(2)}${ratio > 1 ? ' missed' : ''}` : ''));
}

const steps = {
  verify() { // decode everything and check the digest
    const gz = join(work, 'base.json.gz');
    measure(1, ['convert', base, '-o', gz]);
    const plain = measure(3, ['verify', base]), packed = measure(3, ['verify', gz]);
    report('verify, plain: per core', megabytes(base) / plain.processor, 'MB/s', 150, true);
    report('verify, gzipped: per core', megabytes(base) / packed.processor, 'MB/s', 150, true);
    report('verify, plain: memory', plain.memory / 1e6, 'MB', 400);
  },
  core() { // on one thread, without the program around it
    build('native', 'yinfeng_merge_bench');
    for (const percent of [1, 20]) {
      const runs = [1, 2, 3].map(() => JSON.parse(run(join(builds, 'native/yinfeng_merge_bench'), [base, changed(percent), join(work, 'core.json')])));
      const best = runs.sort((a, b) => a.load + a.merge - b.load - b.merge)[0];
      report(`load and merge, ${percent} % changed, one thread`, best.load + best.merge, 's', 1);
      report(`merge alone, ${percent} % changed`, best.join, 's', 0.3);
    }
  },
  merge() {
    for (const percent of [1, 20]) {
      const out = join(work, 'merged.json');
      const result = measure(3, ['merge', base, changed(percent), '-o', out, '--force']);
      const read = megabytes(base) + megabytes(changed(percent));
      report(`merge of two, ${percent} % changed: read, merge and write`, result.seconds, 's');
      report(`merge of two, ${percent} % changed: read, per core, all counted`, read / result.processor, 'MB/s');
      report(`merge of two, ${percent} % changed: memory`, result.memory / 1e6, 'MB', 1000);
      const looked = measure(3, ['conflicts', out, '--json']);
      const packed = measure(1, ['merge', base, changed(percent), '-o', join(work, 'merged.json.gz'), '--force']);
      report(`merge of two, ${percent} % changed, gzipped result`, packed.seconds, 's');
      report(`conflicts of the merged file`, looked.seconds, 's');
    }
    const compared = measure(3, ['diff', base, changed(1), '--json'], 1);
    report('diff of two, 1 % changed', compared.seconds, 's');
  },
  inbox() {
    const offices = 100, weeks = Math.max(1, Math.round(wantedFiles / offices)), inbox = benchInbox(offices, weeks, 200);
    const plain = inbox.plain_bytes / 1e6;
    if (!options.json) console.log(`-- a folder of ${inbox.files} gzipped files, ${plain.toFixed(0)} MB unpacked, ${(inbox.packed_bytes / 1e6).toFixed(0)} MB packed`);
    const verified = measure(1, ['verify', inbox.folder]);
    report('verify of the folder', verified.seconds, 's');
    report('verify of the folder: per core', plain / verified.processor, 'MB/s', 150, true);
    const merged = measure(1, ['merge', inbox.folder, '-o', join(work, 'all.json.gz'), '--force']);
    report('merge of the folder', merged.seconds, 's');
    report('merge of the folder: per core', plain / merged.processor, 'MB/s', 150, true);
    report('merge of the folder: memory', merged.memory / 1e6, 'MB', 1000);
  },
  million() { // what a province has in one file; seconds and memory of every command that reads
    const many = benchFiles(Number(options.many ?? 1_000_000)), file = join(many.folder, 'base.json'), gz = `${file}.gz`;
    if (!existsSync(gz)) measure(1, ['convert', file, '-o', gz]);
    if (!options.json) console.log(`-- ${many.records} records, ${megabytes(file).toFixed(0)} MB, packed ${megabytes(gz).toFixed(0)} MB`);
    for (const args of [['verify', file], ['verify', gz], ['query', gz, 'project', '--where', 'amount>=100亿', '--sort', '-amount', '--limit', '20'],
      ['info', gz], ['digest', gz], ['conflicts', gz]]) {
      const result = measure(1, args);
      const what = `${args[0]}${args[1] === gz ? ', gzipped' : ''}`;
      report(what, result.seconds, 's');
      report(`${what}: memory`, result.memory / 1e6, 'MB', args[0] === 'verify' || args[0] === 'query' ? 200 : undefined);
    }
  },
  cores() { // thousands of small files on one core and on two
    const inbox = benchInbox(100, Math.max(1, Math.round(wantedFiles / 100)), 200);
    for (const command of [['verify', inbox.folder], ['merge', inbox.folder, '-o', join(work, 'cores.json'), '--force']]) {
      for (const jobs of ['1', '2']) report(`${command[0]} of ${inbox.files} files, -j ${jobs}`, measure(1, [...command, '-j', jobs]).seconds, 's');
    }
  },
  looking() {
    for (const args of [['info', base], ['digest', base], ['query', base, 'project', '--where', 'amount>=10亿', '--sort', '-amount', '--limit', '20']]) {
      report(args[0], measure(2, args).seconds, 's');
    }
  },
};

const words = typeof options.only === 'string' ? options.only.split(',') : [];
if (!options.json) console.log(`${big.records} records, ${big.cells} cells, ${megabytes(base).toFixed(1)} MB; ${cpus().length} x ${cpus()[0].model.trim()}`);
for (const [name, step] of Object.entries(steps)) if (!words.length || words.some((word) => name.includes(word))) step();
if (options.json) console.log(JSON.stringify({ records: big.records, cells: big.cells, rows }, null, 1));
