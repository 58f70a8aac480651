// The records of a snapshot (src/sync/snapshot.h) as plain objects, for building the same in another library.
import { readFileSync } from 'node:fs';

// { id, kind, fields: { name: value }, at: when it was written, in ms }; of several values side by side the first.
export function* rowsOf(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const { stamps } = JSON.parse(`${lines[0].slice(0, -1)}}`).yinfeng;
  for (let i = 2; lines[i] !== '],'; i++) {
    const { id, kind, fields } = JSON.parse(lines[i].replace(/,$/, ''));
    let at = 0;
    for (const name in fields) {
      const [stamp, value] = Array.isArray(fields[name]) ? fields[name] : fields[name].s[0];
      fields[name] = value;
      at = Math.max(at, stamps[stamp][2]);
    }
    yield { id, kind, fields, at };
  }
}

// What differs: [id, field, value, at].
export function changesBetween(baseFile, changedFile) {
  const base = new Map(), changes = [];
  for (const { id, fields } of rowsOf(baseFile)) base.set(id, fields);
  for (const { id, fields, at } of rowsOf(changedFile)) {
    for (const name in fields) if (base.get(id)[name] !== fields[name]) changes.push([id, name, fields[name], at]);
  }
  return changes;
}
