// Loro: a map of maps, saved as a snapshot (state and history).
export const libraries = { loro: 'loro-crdt' };

export async function prepare({ libraries: { loro }, rows, changes, save }) {
  const doc = new loro.LoroDoc();
  doc.setPeerId('1');
  const records = doc.getMap('records');
  for (const { id, kind, fields } of rows()) {
    const record = records.setContainer(id, new loro.LoroMap());
    record.set('$kind', kind);
    for (const name in fields) record.set(name, fields[name]);
  }
  doc.commit();
  const base = doc.export({ mode: 'snapshot' });
  save('base', base);
  for (const percent of [1, 20]) {
    const other = new loro.LoroDoc();
    other.import(base);
    other.setPeerId(String(1 + percent));
    const map = other.getMap('records');
    for (const [id, name, value] of changes(percent)) map.get(id).set(name, value);
    other.commit();
    save(`changed-${percent}`, other.export({ mode: 'snapshot' }));
  }
}

export async function measure({ libraries: { loro }, read, timed }) {
  const doc = await timed('load', () => {
    const opened = new loro.LoroDoc();
    opened.import(read('base'));
    const records = opened.getMap('records');
    let seen = 0;
    for (const id of records.keys()) seen += records.get(id).get('name')?.length ?? 0;
    return seen > 0 ? opened : null;
  });
  await timed('merge', () => doc.import(read('changed')));
  const bytes = await timed('save', () => Buffer.from(doc.export({ mode: 'snapshot' })));
  return { bytes, shown: (id, name) => doc.getMap('records').get(id).get(name) };
}
