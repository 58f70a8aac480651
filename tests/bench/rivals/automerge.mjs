// Automerge: documents of 500 records each, as one document of all does not get through: every write to it takes time and memory
// in proportion to the document (150 ms and 3 MB at 20 000 records), and what it may hold ends at 4 GB. Texts are scalars, which
// is kinder to it than its text sequences.
export const libraries = { A: '@automerge/automerge' };

const scalar = (A, value) => typeof value === 'string' ? new A.ImmutableString(value) : value;
const perDocument = 500;

// Documents in a file: each after its length.
function packed(documents) {
  return Buffer.concat(documents.flatMap((bytes) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  }));
}
function* documentsOf(file) {
  for (let at = 0; at < file.length;) {
    const length = file.readUInt32LE(at);
    yield file.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
}

function saved(A, doc) {
  const bytes = A.save(doc);
  A.free(doc); // all documents of a process share 4 GB
  return bytes;
}

export async function prepare({ libraries: { A }, rows, changes, save }) {
  const base = [], placeOf = new Map();
  let records = {};
  const finish = () => {
    base.push(saved(A, A.from({ records }, '01'.repeat(16))));
    records = {};
  };
  for (const { id, kind, fields } of rows()) {
    const record = records[id] = { $kind: new A.ImmutableString(kind) };
    for (const name in fields) record[name] = scalar(A, fields[name]);
    placeOf.set(id, base.length);
    if (placeOf.size % perDocument === 0) finish();
  }
  if (placeOf.size % perDocument !== 0) finish();
  save('base', packed(base));
  for (const percent of [1, 20]) {
    const edits = base.map(() => []);
    for (const edit of changes(percent)) edits[placeOf.get(edit[0])].push(edit);
    const others = base.map((bytes, place) => saved(A, A.change(A.load(bytes, `${percent}`.padStart(2, 'f').repeat(16)), (doc) => {
      for (const [id, name, value] of edits[place]) doc.records[id][name] = scalar(A, value);
    })));
    save(`changed-${percent}`, packed(others));
  }
}

export async function measure({ libraries: { A }, read, timed }) {
  let seen = 0;
  const docs = await timed('load', () => [...documentsOf(read('base'))].map((bytes) => {
    const doc = A.load(bytes);
    for (const id in doc.records) seen += doc.records[id].name?.val.length ?? 0;
    return doc;
  }));
  if (seen === 0) throw new Error('nothing was read');
  await timed('merge', () => {
    let place = 0;
    for (const bytes of documentsOf(read('changed'))) {
      const other = A.load(bytes);
      docs[place] = A.merge(docs[place], other);
      A.free(other);
      ++place;
    }
  });
  const bytes = await timed('save', () => packed(docs.map((doc) => A.save(doc))));
  const placeOf = new Map();
  docs.forEach((doc, place) => { for (const id in doc.records) placeOf.set(id, place); });
  const shown = (id, name) => {
    const value = docs[placeOf.get(id)].records[id][name];
    return value?.val ?? value;
  };
  return { bytes, shown };
}
