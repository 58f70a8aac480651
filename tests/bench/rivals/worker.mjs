// One library in a process of its own, so that its memory is its own:
//   node worker.mjs LIBRARY prepare SNAPSHOTS FOLDER               writes what it makes of base, changed-1 and changed-20
//   node worker.mjs LIBRARY measure SNAPSHOTS FOLDER PERCENT       one line of JSON
//
// A library is a module beside this one:
//   libraries            packages it takes from npm, by the name it is given them
//   prepare(with)        with: { libraries, rows(): iterator, changes(percent): list, save(name, bytes) }
//   measure(with)        with: { libraries, read(name): bytes, timed(what, run) }; times load, merge and save and returns
//                        { bytes, shown(id, field) }: what was saved and, to see that the merge has been one, what is
//                        shown now. "load" ends when a field of every record has been read: lazy loading is no loading.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { changesBetween, rowsOf } from './rows.mjs';

const [name, what, ...places] = process.argv.slice(2);
const library = await import(`./${name}.mjs`);
const require = createRequire(join(process.env.YINFENG_RIVALS_MODULES, 'x.js'));
const libraries = {};
for (const [as, from] of Object.entries(library.libraries ?? {})) {
  const loaded = await import(pathToFileURL(require.resolve(from)));
  libraries[as] = loaded.default ?? loaded;
}

if (what === 'prepare') {
  const [snapshots, folder] = places, base = join(snapshots, 'base.json');
  await library.prepare({
    libraries,
    rows: () => rowsOf(base),
    changes: (percent) => changesBetween(base, join(snapshots, `changed-${percent}.json`)),
    save: (file, bytes) => writeFileSync(join(folder, file), bytes),
  });
} else {
  const [snapshots, folder, percent] = places, times = {};
  const { bytes, shown } = await library.measure({
    libraries,
    read: (file) => readFileSync(join(folder, file === 'changed' ? `changed-${percent}` : file)),
    timed: async (step, run) => {
      const begin = performance.now(), result = await run();
      times[step] = (performance.now() - begin) / 1000;
      return result;
    },
  });
  const memory = process.resourceUsage().maxRSS * 1024; // before the check and gzip
  for (const { id, fields } of rowsOf(join(snapshots, `changed-${percent}.json`))) {
    for (const field in fields) {
      if (shown(id, field) !== fields[field]) throw new Error(`${name}: ${id} ${field} is ${shown(id, field)} after the merge, not ${fields[field]}`);
    }
  }
  console.log(JSON.stringify({ ...times, bytes: bytes.length, memory, gz: gzipSync(bytes, { level: 6 }).length }));
}
