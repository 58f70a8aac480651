// Plain JSON: every field with the time it was written at, merged by a loop in which the later one wins.
const text = (bytes) => bytes.toString('utf8');

function write(records) {
  return Buffer.from(JSON.stringify([...records.values()]));
}
function readAll(bytes) {
  const records = new Map();
  let seen = 0;
  for (const record of JSON.parse(text(bytes))) {
    records.set(record.id, record);
    seen += record.fields.name?.[0].length ?? 0;
  }
  return seen > 0 ? records : null;
}

export async function prepare({ rows, changes, save }) {
  for (const percent of [0, 1, 20]) {
    const records = new Map();
    for (const { id, kind, fields, at } of rows()) {
      for (const name in fields) fields[name] = [fields[name], at];
      records.set(id, { id, kind, fields });
    }
    for (const [id, name, value, at] of percent ? changes(percent) : []) records.get(id).fields[name] = [value, at];
    save(percent ? `changed-${percent}` : 'base', write(records));
  }
}

export async function measure({ read, timed }) {
  const records = await timed('load', () => readAll(read('base')));
  await timed('merge', () => {
    for (const other of JSON.parse(text(read('changed')))) {
      const mine = records.get(other.id);
      if (!mine) {
        records.set(other.id, other);
        continue;
      }
      for (const name in other.fields) {
        const theirs = other.fields[name], own = mine.fields[name];
        if (!own || theirs[1] > own[1]) mine.fields[name] = theirs;
      }
    }
  });
  const bytes = await timed('save', () => write(records));
  return { bytes, shown: (id, name) => records.get(id).fields[name][0] };
}
