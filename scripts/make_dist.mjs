// node scripts/make_dist.mjs BUILD_FOLDER [DIST_FOLDER] [--precompress]
// Puts the page together: DIST/pwa (to be served) and DIST/yinfeng.html (one file, runs from a disk).
//   BUILD_FOLDER  holds yinfeng.js, yinfeng.wasm and yinfeng-rest.wasm, and both in one, yinfeng-whole.wasm (build/web)
//   --precompress writes .gz and .br beside each file, for servers that hand those out
// Scripts are minified with terser (found under YINFENG_NODE_MODULES).
// In index.html, boot.js and sw.js, __VERSION__ becomes the hash of the whole page. So that files of two versions, halves of
// files and what is not ours at all never run together, index.html names the SHA-256 of what it starts (__HASH_name__) and
// sw.js that of everything it keeps (__FILES__). __GUARD__ is web/inline/guard.js.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { packSingleFile } from '../web/pack_single_file.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [build, dist = join(root, 'dist')] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!build) {
    console.error('usage: node scripts/make_dist.mjs BUILD_FOLDER [DIST_FOLDER] [--precompress]');
    process.exit(2);
}
const web = join(root, 'web');
const sideData = ['calendar.txt', 'text_tables.bin', 'sample.json', 'en.words', 'zh-hant.txt']; // cmake/YinfengAssets.cmake: loaded when asked for

// The page: every file directly under web/ that a browser loads, and web/icons. web/lib is linked into yinfeng.js.
function pageFiles() {
    const served = /\.(html|css|js|webmanifest|svg|png|ico|txt)$/;
    const files = new Map();
    for (const name of readdirSync(web)) if (served.test(name)) files.set(name, readFileSync(join(web, name)));
    const icons = join(web, 'icons');
    if (existsSync(icons)) {
        for (const name of readdirSync(icons)) {
            if (served.test(name)) files.set(`icons/${name}`, readFileSync(join(icons, name)));
        }
    }
    for (const name of ['yinfeng.js', 'yinfeng.wasm', 'yinfeng-rest.wasm']) files.set(name, readFileSync(join(build, name)));
    for (const name of sideData) files.set(`assets/${name}`, readFileSync(join(build, 'generated', name)));
    for (const name of readdirSync(join(root, 'assets/embed'))) files.set(`assets/${name}`, readFileSync(join(root, 'assets/embed', name)));
    return files;
}

const require = createRequire(join(process.env.YINFENG_NODE_MODULES ?? join(root, 'node_modules'), 'x.js'));

// Everything of yinfeng.js is its own, except `Module`, which boot.js leaves for it. The others keep their outermost
// names: scripts share those. boot.js and the guard must stay readable for browsers of any age.
async function minified(name, source) {
    const program = name === 'yinfeng.js', ecma = /^(boot|guard)\.js$/.test(name) ? 5 : 2020;
    const { code } = await require('terser').minify({ [name]: source.toString('utf8') }, {
        ecma,
        toplevel: program,
        compress: { passes: program ? 3 : 1, arrows: ecma > 5 },
        mangle: { reserved: ['Module'] },
    });
    return code;
}

async function minify(files) {
    for (const name of [...files.keys()].filter((each) => each.endsWith('.js'))) {
        files.set(name, Buffer.from(await minified(name, files.get(name))));
    }
    const guard = await minified('guard.js', readFileSync(join(web, 'inline/guard.js')));
    files.set('index.html', Buffer.from(files.get('index.html').toString('utf8').replace('__GUARD__', () => guard)));
}

function contentHash(files) {
    const hash = createHash('sha256');
    for (const name of [...files.keys()].sort()) {
        const bytes = files.get(name);
        hash.update(`${name} ${bytes.length}\n`).update(bytes);
    }
    return hash.digest('hex').slice(0, 12);
}

function fillIn(files) {
    const version = contentHash(files);
    const sha256 = (name) => createHash('sha256').update(files.get(name)).digest('base64');
    const fill = (name, values) => {
        const text = files.get(name).toString('utf8').replaceAll('__VERSION__', version);
        files.set(name, Buffer.from(text.replaceAll(/__(FILES|HASH_([\w.-]+))__/g, (_, what, file) => values(file))));
    };
    fill('boot.js');
    fill('index.html', (file) => `sha256-${sha256(file)}`);
    const kept = [...files.keys()].filter((name) => name !== 'sw.js').sort();
    fill('sw.js', () => JSON.stringify(Object.fromEntries(
        kept.map((name) => [name === 'index.html' ? './' : name, sha256(name)]))));
    return version;
}

function writePage(files, folder) {
    const fresh = `${folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    for (const [name, bytes] of files) {
        const target = join(fresh, name);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, bytes);
        if (options.includes('--precompress') && !/\.png$/.test(name)) {
            writeFileSync(`${target}.gz`, gzipSync(bytes, { level: 9 }));
            writeFileSync(`${target}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        }
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
}

try {
    const files = pageFiles();
    await minify(files);
    const version = fillIn(files);
    mkdirSync(dist, { recursive: true });
    writePage(files, join(dist, 'pwa'));
    const single = join(dist, 'yinfeng.html');
    writeFileSync(`${single}.new`, packSingleFile(new Map([...files, ['yinfeng.wasm', readFileSync(join(build, 'yinfeng-whole.wasm'))]])));
    renameSync(`${single}.new`, single);
    const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    const place = relative(process.cwd(), dist) || dist;
    console.log(`dist: ${place}/pwa ${(total / 1000).toFixed(0)} kB, ${place}/yinfeng.html ` +
        `${(statSync(single).size / 1000).toFixed(0)} kB, version ${version}`);
} catch (error) {
    console.error(`make_dist: ${error.message}`);
    process.exit(1);
}
