// Yjs: a map of maps. A concurrent write of one field keeps one of the two; the other one is gone.
export const libraries = { Y: 'yjs' };

export async function prepare({ libraries: { Y }, rows, changes, save }) {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = 1;
  doc.transact(() => {
    const records = doc.getMap('records');
    for (const { id, kind, fields } of rows()) {
      records.set(id, new Y.Map([['$kind', kind], ...Object.entries(fields)]));
    }
  });
  const base = Y.encodeStateAsUpdate(doc);
  save('base', base);
  for (const percent of [1, 20]) {
    const other = new Y.Doc();
    Y.applyUpdate(other, base);
    other.clientID = 1 + percent;
    other.transact(() => {
      const records = other.getMap('records');
      for (const [id, name, value] of changes(percent)) records.get(id).set(name, value);
    });
    save(`changed-${percent}`, Y.encodeStateAsUpdate(other));
  }
}

export async function measure({ libraries: { Y }, read, timed }) {
  const doc = await timed('load', () => {
    const opened = new Y.Doc();
    Y.applyUpdate(opened, read('base'));
    let seen = 0;
    for (const record of opened.getMap('records').values()) seen += record.get('name')?.length ?? 0;
    return seen > 0 ? opened : null;
  });
  await timed('merge', () => Y.applyUpdate(doc, read('changed')));
  const bytes = await timed('save', () => Buffer.from(Y.encodeStateAsUpdate(doc)));
  return { bytes, shown: (id, name) => doc.getMap('records').get(id).get(name) };
}
