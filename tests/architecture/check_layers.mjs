// The layering of the house as a test: node tests/architecture/check_layers.mjs [CHECKOUT]
// One line per violation, then 'N passed, N failed'. It first proves on planted violations that it can fail.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

// layer -> layers it may include, besides itself. Reading it downwards is reading the house from the ground up.
const below = {
    base: [],
    documents: ['base'], // files of office programs, as bytes and cells
    model: ['base'],
    store: ['base', 'model'],
    sync: ['base', 'model', 'store'],
    domain: ['base', 'model', 'store'],
    view: ['base', 'model', 'store', 'domain'],
    exchange: ['base', 'model', 'store'],
    platform: ['base', 'documents'], // platform.h, the seam
    app: ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform'],
    // The rooms of ui, from the ground up: what any page is built of; lists of records, which know views and no page; the pages;
    // and the shell around them.
    ui: ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform', 'app'],
    'ui/records': ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform', 'app', 'ui'],
    'ui/screens': ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform', 'app', 'ui', 'ui/records'],
    'ui/shell': ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform', 'app', 'ui', 'ui/records', 'ui/screens'],
    // Implementations of the seams: platform.h, and for those that draw also ui's glyph source and frontend.
    'platform/openssl': ['base', 'platform'], // ciphers for the two below
    'platform/fake': ['base', 'documents', 'platform', 'platform/openssl', 'ui', 'ui/shell'],
    'platform/native': ['base', 'documents', 'platform', 'platform/openssl'],
    'platform/web': ['base', 'documents', 'platform', 'ui', 'ui/shell'],
    // The command line: the native machine's face, so it may use that directly.
    cli: ['base', 'documents', 'model', 'store', 'sync', 'domain', 'view', 'exchange', 'platform', 'platform/openssl', 'platform/native', 'app'],
};
const everything = Object.keys(below);
const shell = /^src\/ui\/(shell|frontend)/; // beside what it is built of
below.main_web = everything.filter((layer) => !['platform/fake', 'platform/native', 'platform/openssl', 'cli'].includes(layer));
below.main_cli = everything.filter((layer) => !['platform/fake', 'platform/web'].includes(layer) && !layer.startsWith('ui'));

const generated = [/^assets\/embedded\.h$/, /^icons_generated\.h$/]; // found in build/…/generated

// Foreign headers that belong to certain layers only.
const foreign = [
    { what: 'Dear ImGui', header: /^(imgui|imstb|misc\/freetype\/imgui)/, layers: ['ui', 'ui/records', 'ui/screens', 'ui/shell', 'platform/web', 'main_web'] },
    {
        what: 'the browser',
        header: /^(emscripten|SDL|GLES|EGL|html5)/,
        layers: ['platform/web', 'main_web'],
    },
    { what: 'the ciphers behind the seam', header: /^openssl\//, layers: ['platform/openssl'] },
    { what: 'the command line', header: /^CLI\//, layers: ['cli'] },
    { what: 'a library of documents', header: /^(expat|minizip\/|freexl|xlsxwriter|iconv)/, layers: ['documents'] },
];

function layerOf(path) {
    const parts = path.split('/'); // src/…
    if (parts.length === 2) return parts[1].replace(/\.[^.]*$/, '');
    if (shell.test(path)) return 'ui/shell';
    if (['platform', 'ui'].includes(parts[1]) && parts.length > 3) return `${parts[1]}/${parts[2]}`;
    return parts[1];
}

function includesOf(text) {
    const found = [];
    text.split('\n').forEach((line, index) => {
        const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
        if (match) found.push({ quoted: match[1] === '"', header: match[2], line: index + 1 });
    });
    return found;
}

// Words stand in tables (*.def), each in every language: what is said from these layers can be said in English too.
const wordless = ['base', 'model', 'store', 'domain', 'sync'];
// Code that knows Chinese words because people type them or files hold them. It says none either, so a sentence there is found too.
const readsChinese = {
    'src/base/amount.cpp': 'units of measures, and the signs of qualifiers in files',
    'src/base/amount_english.cpp': 'what the English of amounts is in the words that they are read by',
    'src/base/amount_input.cpp': 'words that amounts are typed with',
    'src/base/amount_parts.cpp': 'words that stand around parts of amounts',
    'src/base/amount_plain.cpp': 'traditional forms of them',
    'src/base/amount_words.h': 'words that amounts are typed with',
    'src/base/chinese_number.cpp': 'numbers as they are written in Chinese',
    'src/base/currency.cpp': 'the scales of Chinese amounts',
    'src/base/stated_input.cpp': 'words that stand around amounts',
    'src/base/stated_quantity.cpp': 'what files write for what is undecided and per year',
    'src/base/typed_blanks.cpp': 'Chinese numerals, which blanks part as they do digits',
    'src/base/date_input.cpp': 'words that dates are typed with',
    'src/base/date_period_input.cpp': 'words that periods are typed with',
    'src/domain/formula_parser.cpp': 'signs of formulas as they are typed',
    'src/domain/formula_parser_values.cpp': 'words that formulas are typed with',
    'src/domain/formula_value.cpp': 'yes and no as they stand in texts of formulas',
    'src/model/choice_words.cpp': 'words for yes and no, and endings that say nothing',
    'src/model/field_input.cpp': 'what is typed behind a number of days',
};
const chinese = /\p{Script=Han}/u;
const chineseSentence = /\p{Script=Han}[，。；：！？、”]|“\p{Script=Han}|[，；：”]\p{Script=Han}/u;

function linesSaying(words, text) {
    const found = [];
    text.split('\n').forEach((line, index) => {
        const pieces = line.match(/"(?:[^"\\]|\\.)*"|\/\/.*$/g) ?? [];
        if (pieces.some((piece) => piece.startsWith('"') && words.test(piece))) found.push(index + 1);
    });
    return found;
}

// files: path ("src/…") -> text. Returns one message per violation.
export function violations(files) {
    const messages = [];
    const edges = new Map();
    for (const [path, text] of files) {
        const layer = layerOf(path);
        if (!(layer in below)) {
            messages.push(`${path}: ${layer} is no layer of the house; say in tests/architecture where it stands`);
            continue;
        }
        if (wordless.includes(layer) && !path.endsWith('.def')) {
            for (const line of linesSaying(path in readsChinese ? chineseSentence : chinese, text)) {
                messages.push(`${path}:${line}: words of ${layer} stand in its words.def, in Chinese and English`);
            }
            if (path in readsChinese && !linesSaying(chinese, text).length) {
                messages.push(`${path}: knows no Chinese any more; take it out of readsChinese`);
            }
        }
        const targets = [];
        for (const { quoted, header, line } of includesOf(text)) {
            const at = `${path}:${line}`;
            for (const { what, header: pattern, layers } of foreign) {
                if (pattern.test(header) && !layers.includes(layer)) {
                    messages.push(`${at}: ${header} is a matter of ${what}, only for ${layers.join(', ')}`);
                }
            }
            if (!quoted || foreign.some(({ header: pattern }) => pattern.test(header))) continue;
            if (generated.some((pattern) => pattern.test(header))) continue;
            const target = posix.normalize(`src/${header}`);
            if (header.startsWith('.') || !files.has(target)) {
                const beside = posix.join(posix.dirname(path), header);
                messages.push(files.has(beside)
                    ? `${at}: write "${beside.slice(4)}", includes start at src`
                    : `${at}: "${header}" is not below src; other libraries' headers go in <…>`);
                continue;
            }
            targets.push(target);
            const wanted = layerOf(target);
            if (wanted !== layer && !below[layer].includes(wanted)) {
                messages.push(`${at}: ${layer} must not include ${header}: ${wanted} does not stand below it`);
            }
        }
        edges.set(path, targets);
    }
    return messages.concat(circles(edges));
}

function circles(edges) {
    const messages = [];
    const done = new Set();
    const trail = [];
    const visit = (path) => {
        const seenAt = trail.indexOf(path);
        if (seenAt >= 0) {
            messages.push(`${path}: headers include each other: ${[...trail.slice(seenAt), path].join(' -> ')}`);
            return;
        }
        if (done.has(path)) return;
        trail.push(path);
        for (const next of edges.get(path) ?? []) visit(next);
        trail.pop();
        done.add(path);
    };
    for (const path of edges.keys()) visit(path);
    return messages;
}

// --- It can fail: each planted violation must be found, and the clean house must not be blamed. --------------

const clean = {
    'src/base/text.h': '#include <string>\n',
    'src/model/value.h': '#include "base/text.h"\n#include "assets/embedded.h"\n',
    'src/store/cell.h': '#include "model/value.h"\n#include <nlohmann/json.hpp>\n',
    'src/platform/platform.h': '#include "base/text.h"\n',
    'src/app/app.h': '#include "platform/platform.h"\n#include "store/cell.h"\n',
    'src/ui/theme.h': '#include "app/app.h"\n#include <imgui.h>\n',
    'src/platform/web/web.h': '#include "ui/theme.h"\n#include <emscripten.h>\n',
    'src/main_web.cpp': '#include "platform/web/web.h"\n#include <SDL.h>\n',
    'src/sync/words.def': 'S(cut, "不完整", "cut")\n',
    'src/domain/rule.cpp': 'int days = 3; // "剩 3 天" says the badge\n',
    'src/base/amount_input.cpp': 'constexpr ScaleWord scales[] = {{"万", 10\'000}, {"亿", 100\'000\'000}};\n',
};
const planted = {
    'upward include': ['src/base/bad.h', '#include "store/cell.h"\n'],
    'sideways include': ['src/domain/bad.cpp', '#include "sync/merge.h"\n', ['src/sync/merge.h', '']],
    'app reaches the interface': ['src/app/bad.cpp', '#include "ui/theme.h"\n'],
    'app reaches an implementation': ['src/app/bad.cpp', '#include "platform/web/web.h"\n'],
    'ImGui in the program': ['src/app/bad.cpp', '#include <imgui.h>\n'],
    'ImGui in quotes in the store': ['src/store/bad.cpp', '  # include "imgui_internal.h"\n'],
    'browser in the interface': ['src/ui/bad.cpp', '#include <emscripten/html5.h>\n'],
    'OpenSSL in the format': ['src/store/bad.cpp', '#include <openssl/evp.h>\n'],
    'the program knows the command line': ['src/app/bad.cpp', '#include "cli/words.h"\n', ['src/cli/words.h', '']],
    'store knows the platform': ['src/store/bad.cpp', '#include "platform/platform.h"\n'],
    'a list knows a page': ['src/ui/records/bad.cpp', '#include "ui/screens/page.h"\n', ['src/ui/screens/page.h', '']],
    'a widget knows a list': ['src/ui/bad.h', '#include "ui/records/table.h"\n', ['src/ui/records/table.h', '']],
    'a page knows the shell': ['src/ui/screens/bad.h', '#include "ui/shell.h"\n', ['src/ui/shell.h', '']],
    'relative include': ['src/store/bad.cpp', '#include "../base/text.h"\n'],
    'include beside itself': ['src/store/bad.cpp', '#include "cell.h"\n'],
    'Chinese in a rule': ['src/domain/bad.cpp', 'const char* why = "超期"; // late\n'],
    'Chinese in the format': ['src/sync/bad.h', 'fail("\\"坏了\\"");\n'],
    'Chinese on the ground': ['src/base/bad.cpp', 'return text + " 个未填";\n'],
    'Chinese of a value': ['src/model/bad.cpp', 'fail("嵌套过深");\n'],
    'Chinese of a write': ['src/store/bad.cpp', 'return fail("标签不能为空。");\n'],
    'a sentence where Chinese is read': ['src/base/date_input.cpp', 'return fail("请填写日期，例如 2026-03-05。");\n'],
    'the end of a sentence where Chinese is read': ['src/base/amount_input.cpp', 'return fail("“" + shown + "”太大");\n'],
    'an exemption that nothing needs': ['src/base/amount.cpp', 'int units = 3;\n'],
    'unknown folder': ['src/misc/bad.h', ''],
    'circle': ['src/store/one.h', '#include "store/two.h"\n', ['src/store/two.h', '#include "store/one.h"\n']],
};

function selfTest() {
    const failures = [];
    const base = Object.entries(clean);
    const blamed = violations(new Map(base));
    if (blamed.length) failures.push(`self-test: a clean house is blamed: ${blamed[0]}`);
    for (const [name, [path, text, ...others]] of Object.entries(planted)) {
        const found = violations(new Map([...base, [path, text], ...others]));
        if (!found.some((message) => message.startsWith(path))) failures.push(`self-test: not found: ${name}`);
    }
    return { count: 1 + Object.keys(planted).length, failures };
}

function readSources(checkout) {
    const files = new Map();
    const folder = join(checkout, 'src');
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile() || !/\.(h|hpp|cpp|c|def|inc)$/.test(entry.name)) continue;
        const path = join(entry.parentPath ?? entry.path, entry.name);
        files.set(`src${path.slice(folder.length).replaceAll('\\', '/')}`, readFileSync(path, 'utf8'));
    }
    return files;
}

const checkout = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const proof = selfTest();
const messages = violations(readSources(checkout));
for (const message of [...proof.failures, ...messages]) console.log(message);
const failed = proof.failures.length + (messages.length ? 1 : 0);
console.log(`${proof.count + 1 - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
