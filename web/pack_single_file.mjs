// Packs the page into one HTML file that runs from a disk or a USB stick, with no network at all.
//   node web/pack_single_file.mjs dist/pwa dist/yinfeng.html
// What index.html must keep to: <script src="…"></script> and <link rel="stylesheet" href="…"> with plain relative
// paths; yinfeng.js is Emscripten's script and takes what boot.js left in the global `Module`.
// In the packed page `globalThis.yinfengSingleFile` is true; it has no manifest and no service worker.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const wasmElement = 'yinfeng-wasm';
const scriptElement = 'yinfeng-js';

// Unpacks yinfeng.wasm and yinfeng.js out of the page's own text. The script may run because the policy names its
// hash. Errors reach boot.js as unhandled rejections, which it explains.
const loader = `'use strict';
var Module = globalThis.Module || {};
(function () {
    function unpack(id) {
        const element = document.getElementById(id);
        const packed = atob(element.textContent);
        element.remove();
        const bytes = new Uint8Array(packed.length);
        for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
        return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
    }
    const program = unpack('${wasmElement}').arrayBuffer().then((code) => WebAssembly.compile(code));
    Module.instantiateWasm = function (imports, receive) {
        program.then((module) => WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module)));
        return {};
    };
    unpack('${scriptElement}').text().then((text) => {
        const script = document.createElement('script');
        script.textContent = text;
        document.body.append(script);
    });
})();`;

// Runs first. Without these a blank page would be all that old browsers show.
const ageCheck = `globalThis.yinfengSingleFile = true;
if (typeof DecompressionStream === 'undefined' || typeof WebAssembly === 'undefined') {
    document.addEventListener('DOMContentLoaded', function () {
        document.body.textContent = '浏览器版本过旧，无法打开引凤。请升级到 Chrome 或 Edge 85、Firefox 113、Safari 16.4 以上的版本，' +
            '或切换到国产浏览器的“极速模式”，再打开本文件。用过的数据仍在原来的浏览器里，换别的浏览器看不到。';
        document.body.style.cssText = 'font:18px/1.8 sans-serif;padding:48px;color:#222;background:#fff';
    });
    throw new Error('browser too old');
}`;

function attribute(tag, name) {
    const found = new RegExp(`\\s${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+)))?(?=[\\s/>])`, 'i').exec(tag);
    return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
}

const isLocal = (path) => path !== null && !/^[a-z]+:|^\/\//i.test(path);
const clean = (path) => path.replace(/^\.\//, '').replace(/[?#].*$/, '');

// Text inside <script>: the HTML parser ends it at "</script" and changes its mind at "<!--".
const forScript = (text) => text.replaceAll(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
const forStyle = (text) => text.replaceAll(/<\/(style)/gi, '<\\/$1');

// files: name -> Buffer, the contents of dist/pwa. Returns the page as a string.
export function packSingleFile(files) {
    const need = (name) => {
        const bytes = files.get(name);
        if (!bytes) throw new Error(`the page refers to ${name}, which is not there`);
        return bytes;
    };
    const hashes = [];
    const hashOf = (text) => hashes.push(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    const script = (text) => {
        const body = forScript(text);
        hashOf(body);
        return `<script>${body}</script>`;
    };
    let page = need('index.html').toString('utf8').replaceAll('\r\n', '\n');

    // Out: our own policy is written below; manifest and separate icons have no place in one file.
    page = page.replace(/[ \t]*<!--[\s\S]*?-->\n?/g, '');
    page = page.replace(/[ \t]*<meta[^>]*http-equiv=["']?content-security-policy[^>]*>\n?/gi, '');
    page = page.replace(/[ \t]*<link\b[^>]*>\n?/gi, (tag) => {
        const rel = (attribute(tag, 'rel') ?? '').toLowerCase();
        const href = attribute(tag, 'href');
        if (rel === 'stylesheet' && isLocal(href)) return `<style>${forStyle(need(clean(href)).toString('utf8'))}</style>\n`;
        if (/\bicon$/.test(rel) && isLocal(href) && /\.svg$/.test(clean(href))) {
            return `<link rel="icon" href="data:image/svg+xml;base64,${need(clean(href)).toString('base64')}">\n`;
        }
        return '';
    });

    const packed = (name, id) => `<script type="text/plain" id="${id}">` +
        `${gzipSync(need(name), { level: 9 }).toString('base64')}</script>`;

    // Scripts that wait for the document go to its end, in their order; inline ones stay where they are.
    const late = [];
    let started = false;
    page = page.replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi, (whole, attributes, inline) => {
        const tag = `<script${attributes}>`;
        const source = attribute(tag, 'src');
        if (source === null) {
            if (attribute(tag, 'id') === 'guard') return ''; // one file is there or not
            const type = attribute(tag, 'type');
            return type && !/javascript/i.test(type) ? whole : script(inline);
        }
        if (!isLocal(source)) throw new Error(`the page loads ${source} from elsewhere`);
        if (clean(source) === 'yinfeng.js') {
            started = true;
            hashOf(need('yinfeng.js').toString('utf8'));
            for (const name of files.keys()) {
                if (name.startsWith('assets/')) late.push(packed(name, `asset-${name.slice('assets/'.length)}`));
            }
            late.push(`${packed('yinfeng.wasm', wasmElement)}\n${packed('yinfeng.js', scriptElement)}\n${script(loader)}`);
            return '';
        }
        const inPlace = script(need(clean(source)).toString('utf8'));
        if (attribute(tag, 'defer') === null && attribute(tag, 'async') === null) return inPlace;
        late.push(inPlace);
        return '';
    });
    if (!started) throw new Error('index.html does not load yinfeng.js');

    const end = page.toLowerCase().lastIndexOf('</body>');
    if (end < 0) throw new Error('index.html has no </body>');
    page = `${page.slice(0, end)}${late.join('\n')}\n${page.slice(end)}`;

    // The policy names each script by its hash: nothing else can run, and nothing can be sent anywhere.
    const first = script(ageCheck);
    const policy = [
        "default-src 'none'",
        `script-src 'wasm-unsafe-eval' ${hashes.join(' ')}`,
        "style-src 'unsafe-inline'",
        'img-src data: blob:',
        'frame-src blob:',
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    ].join('; ');
    const headStart = /<head[^>]*>\s*(<meta[^>]*charset[^>]*>)?/i.exec(page);
    if (!headStart) throw new Error('index.html has no <head>');
    const at = headStart.index + headStart[0].length;
    return `${page.slice(0, at)}\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n${first}\n${page.slice(at)}`;
}

function readFolder(folder) {
    const files = new Map();
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath ?? entry.path, entry.name);
        files.set(path.slice(folder.length).replace(/^[\\/]+/, '').replaceAll('\\', '/'), readFileSync(path));
    }
    return files;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
    const [folder, output] = process.argv.slice(2);
    if (!output) {
        console.error('usage: node web/pack_single_file.mjs PWA_FOLDER OUTPUT.html');
        process.exit(2);
    }
    writeFileSync(output, packSingleFile(readFolder(folder)));
}
