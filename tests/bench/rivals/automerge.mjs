// Automerge: an object of objects. Texts are scalars, which is kinder to it than its text sequences.
export const libraries = { A: '@automerge/automerge' };

const scalar = (A, value) => typeof value === 'string' ? new A.ImmutableString(value) : value;

export async function prepare({ libraries: { A }, rows, changes, save }) {
  const records = {};
  for (const { id, kind, fields } of rows()) {
    const record = records[id] = { $kind: new A.ImmutableString(kind) };
    for (const name in fields) record[name] = scalar(A, fields[name]);
  }
  // All documents of a process share 4 GB: none is kept longer than needed.
  const saved = (doc) => {
    const bytes = A.save(doc);
    A.free(doc);
    return bytes;
  };
  const base = saved(A.from({ records }, '01'.repeat(16)));
  save('base', base);
  for (const percent of [1, 20]) {
    const other = A.change(A.load(base, `${percent}`.padStart(2, '0').repeat(16)), (doc) => {
      for (const [id, name, value] of changes(percent)) doc.records[id][name] = scalar(A, value);
    });
    save(`changed-${percent}`, saved(other));
  }
}

export async function measure({ libraries: { A }, read, timed }) {
  let doc = await timed('load', () => {
    const opened = A.load(read('base'));
    let seen = 0;
    for (const id in opened.records) seen += opened.records[id].name?.val.length ?? 0;
    return seen > 0 ? opened : null;
  });
  doc = await timed('merge', () => A.merge(doc, A.load(read('changed'))));
  const bytes = await timed('save', () => Buffer.from(A.save(doc)));
  return { bytes, shown: (id, name) => doc.records[id][name]?.val ?? doc.records[id][name] };
}
