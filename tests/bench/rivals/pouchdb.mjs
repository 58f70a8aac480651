// PouchDB with its memory adapter: a document per record, a file with all documents and the names of their revisions, and
// replication between two databases. An edit of another field of the same document would already be a conflict.
export const libraries = { PouchDB: 'pouchdb-core', memory: 'pouchdb-adapter-memory', replication: 'pouchdb-replication' };

const atOnce = 2_000;
function* parts(list) {
  for (let at = 0; at < list.length; at += atOnce) yield list.slice(at, at + atOnce);
}
function open({ PouchDB, memory, replication }, name) {
  if (!PouchDB.adapters.memory) PouchDB.plugin(memory).plugin(replication);
  return new PouchDB(name, { adapter: 'memory', revs_limit: 20 });
}
async function fill(db, docs, options) {
  for (const part of parts(docs)) await db.bulkDocs(part, options);
}
async function dump(db) {
  const { rows } = await db.allDocs(), docs = [];
  for (const part of parts(rows)) {
    const { results } = await db.bulkGet({ docs: part.map(({ id }) => ({ id })), revs: true });
    for (const { docs: found } of results) docs.push(found[0].ok);
  }
  return Buffer.from(JSON.stringify(docs));
}

export async function prepare({ libraries, rows, changes, save }) {
  const docs = [...rows()].map(({ id, kind, fields }) => ({ _id: id, kind, fields }));
  const db = open(libraries, 'base');
  await fill(db, docs);
  const base = await dump(db);
  save('base', base);
  for (const percent of [1, 20]) {
    const other = open(libraries, `changed-${percent}`), byId = new Map();
    await fill(other, JSON.parse(base), { new_edits: false });
    for (const doc of JSON.parse(base)) byId.set(doc._id, doc);
    const touched = new Set();
    for (const [id, name, value] of changes(percent)) {
      byId.get(id).fields[name] = value;
      touched.add(byId.get(id));
    }
    for (const doc of touched) delete doc._revisions;
    await fill(other, [...touched]);
    save(`changed-${percent}`, await dump(other));
  }
}

export async function measure({ libraries, read, timed }) {
  const load = async (name, bytes) => {
    const db = open(libraries, name);
    await fill(db, JSON.parse(bytes), { new_edits: false });
    return db;
  };
  const mine = await timed('load', async () => {
    const db = await load('mine', read('base'));
    let seen = 0;
    for (const { doc } of (await db.allDocs({ include_docs: true })).rows) seen += doc.fields.name?.length ?? 0;
    return seen > 0 ? db : null;
  });
  await timed('merge', async () => mine.replicate.from(await load('theirs', read('changed')), { batch_size: atOnce }));
  const bytes = await timed('save', () => dump(mine));
  const records = new Map(JSON.parse(bytes).map((doc) => [doc._id, doc.fields]));
  return { bytes, shown: (id, name) => records.get(id)[name] };
}
