// Makes the sample workspace: the hand-readable records of assets/sample as a snapshot (src/sync/snapshot.h).
//   node scripts/gen_sample.mjs OUTPUT_FILE
// Same input, same bytes: ids follow from the codes (P014, N0105 …), and one replica wrote everything at one time. Kinds, fields
// and types are read from the catalogue, so a misspelt field, choice or link stops the build instead of being lost.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const output = process.argv[2];
if (!output) {
  console.error('usage: node scripts/gen_sample.mjs OUTPUT_FILE');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const read_records = (name) => JSON.parse(read(`assets/sample/${name}.json`));

const wall_ms = Date.UTC(2019, 7, 31, 4); // noon in China on the day up to which source 002 counts
const replica = '00005a3b1e000001';
const author = '示例数据';

// --- the catalogue -----------------------------------------------------------------------------------------

const fields = {}; // kind -> field -> {type, unit, target, choices}
for (const [, kind, name, type, options] of read('src/model/catalogue.def')
  .matchAll(/^FIELD\((\w+), (\w+), (\w+), "[^"]*", "[^"]*", \w+((?:[^()"]|"[^"]*")*)\)/gm)) {
  const option = (key, prefix) => options.match(new RegExp(`\\.${key} = ${prefix}(\\w+)`))?.[1];
  (fields[kind] ??= {})[name] = {
    type,
    unit: option('unit', 'Unit::'),
    target: option('target', 'Kind::'),
    choices: option('choices', 'ChoiceList::'),
  };
}
const choices = {};
for (const [, list, code] of read('src/model/choices.def').matchAll(/^CHOICE\((\w+), (\w+),/gm)) (choices[list] ??= new Set()).add(code);

// --- ids ---------------------------------------------------------------------------------------------------

// 48 bits of time as in any id, then kind and number so that ids sort like the codes. The rest, which in real ids is
// chance, is zero: it would be a fifth of the sample's weight in the page.
const kind_numbers = Object.fromEntries(
  ['settings', 'project', 'phase', 'enterprise', 'chain', 'chain_node', 'chain_link', 'service_record', 'person', 'unit']
    .map((kind, index) => [kind, index + 1]));
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
function id_of(kind, code) {
  const number = BigInt(code.replace(/\D/g, '') || '0');
  let bits = (BigInt(wall_ms) << 80n) | (BigInt(kind_numbers[kind]) << 72n) | ((number & 0xffffffn) << 48n);
  let text = '';
  for (let i = 0; i < 26; ++i, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text;
  return text;
}

// --- values ------------------------------------------------------------------------------------------------

// As they are written in the sample: '15亿元', '7000万元', '>10亿元', '近500万元', '3000余万元', '4万多㎡', '440亩'.
// As they are kept: a decimal in the field's unit after the sign of its qualifier (to_string(Quantity), base/amount.h).
const base_units = { wan_yuan: '万元', mu: '亩', square_metre: '㎡' };
function quantity(text, unit) {
  const match = text.match(/^([约近>≥<≤]?)(\d+(?:\.\d+)?)(余?)(亿|万)?(多?)(元|㎡|亩)$/);
  if (!match) throw new Error(`not a quantity: ${text}`);
  const [, before, digits, over, scale, more, base] = match;
  if (base_units[unit].at(-1) !== base.at(-1)) throw new Error(`${text} is not in ${base_units[unit]}`);
  const power = { 亿: 8, 万: 4 }[scale] ?? 0;
  const value = Number(digits) * 10 ** (power - (unit === 'wan_yuan' ? 4 : 0));
  const decimal = String(Number(value.toFixed(6)));
  const qualifier = before || over || more;
  return qualifier + decimal;
}

const known_codes = {}; // kind -> set of codes
function value(kind, name, given) {
  const { type, unit, target, choices: list } = fields[kind][name];
  const check = (is_good) => {
    if (!is_good) throw new Error(`${kind}.${name}: ${JSON.stringify(given)} does not fit ${type}`);
  };
  switch (type) {
    case 'text':
    case 'long_text': return check(typeof given === 'string' && given.length > 0), given;
    case 'choice': return check(choices[list].has(given)), given;
    case 'date': return check(/^\d{4}(-\d{2}(-\d{2})?)?$/.test(given)), given;
    case 'quantity': return quantity(given, unit);
    case 'integer': return check(Number.isSafeInteger(given)), given;
    case 'boolean': return check(typeof given === 'boolean'), given;
    case 'link':
    case 'link_set': return check(known_codes[target]?.has(given)), id_of(target, given);
    case 'tag_set': return check(typeof given === 'string'), given;
    default: throw new Error(`unknown type ${type}`);
  }
}

// --- records -----------------------------------------------------------------------------------------------

const sources = { settings: 'settings', project: 'projects', phase: 'phases', enterprise: 'enterprises', chain: 'chains',
  service_record: 'service_records', person: 'people', unit: 'units' };
const rows = Object.entries(sources).flatMap(([kind, file]) => read_records(file).map((row) => ({ kind, row })));

// Chains hold their nodes and links; in the snapshot these are records of their own.
for (const { row } of rows.filter(({ kind }) => kind === 'chain')) {
  for (const node of row.nodes) rows.push({ kind: 'chain_node', row: { ...node, chain: row.code } });
  row.links.forEach((link, index) => {
    const code = `L${row.code.slice(1)}${String(index + 1).padStart(2, '0')}`;
    rows.push({ kind: 'chain_link', row: { code, ...link, chain: row.code } });
  });
  delete row.nodes;
  delete row.links;
}
for (const { kind, row } of rows) {
  known_codes[kind] ??= new Set();
  if (known_codes[kind].has(row.code)) throw new Error(`${kind} ${row.code} occurs twice`);
  known_codes[kind].add(row.code);
}

const by_bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const records = rows.map(({ kind, row }) => {
  const cells = {};
  for (const [name, given] of Object.entries(row)) {
    if (name === 'code' && !fields[kind].code) continue; // only serves to name the record in these files
    const field = fields[kind][name];
    if (!field) throw new Error(`${kind} ${row.code}: no field ${name} in the catalogue`);
    if (field.type.endsWith('_set')) {
      for (const element of given) cells[`${name}/${value(kind, name, element)}`] = true;
    } else {
      cells[name] = value(kind, name, given);
    }
  }
  return { kind, id: id_of(kind, row.code), cells };
}).sort((a, b) => by_bytes(a.kind, b.kind) || by_bytes(a.id, b.id));

// --- the snapshot ------------------------------------------------------------------------------------------

const lines = records.map(({ kind, id, cells }) => {
  const written = Object.keys(cells).sort(by_bytes).map((name) => `${JSON.stringify(name)}:[0,${JSON.stringify(cells[name])}]`);
  return `{"kind":"${kind}","id":"${id}","fields":{${written.join(',')}}}`;
});
const counts = Object.keys(known_codes).sort(by_bytes).map((kind) => `"${kind}":${known_codes[kind].size}`);
const body =
  `{"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["${replica}"],"authors":[${JSON.stringify(author)}],` +
  `"stamps":[[0,1,${wall_ms},0]],"counts":{${counts.join(',')}}},\n"records":[\n${lines.join(',\n')}\n],\n`;
const digest = createHash('sha256').update(body).digest('hex');
writeFileSync(output, `${body}"end":{"bytes":${Buffer.byteLength(body)},"sha256":"${digest}"}}\n`);
console.log(`sample: ${records.length} records, ${known_codes.project.size} projects, digest ${digest.slice(0, 8)}`);
