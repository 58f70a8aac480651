// A small web server for dist/pwa: node scripts/serve.mjs FOLDER [PORT]
// Also used by the browser tests: import { serve } from '…/scripts/serve.mjs'.
// Listens on 127.0.0.1 only, serves nothing outside FOLDER, compresses when the browser takes it.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const types = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.webmanifest': 'application/manifest+json',
    '.wasm': 'application/wasm',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.ico': 'image/x-icon',
    '.txt': 'text/plain; charset=utf-8',
    '.gz': 'application/gzip',
};
const compressible = new Set(['.html', '.css', '.js', '.mjs', '.json', '.webmanifest', '.wasm', '.svg', '.txt']);
const encoders = {
    br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    gzip: (bytes) => gzipSync(bytes, { level: 6 }),
};

// The file a request means, or null: nothing outside the folder, through no link either.
function locate(root, url) {
    let path;
    try {
        path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    } catch {
        return null;
    }
    if (path.includes('\0')) return null;
    let file = resolve(join(root, path));
    try {
        if (statSync(file).isDirectory()) file = join(file, 'index.html');
        file = realpathSync(file);
        return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
    } catch {
        return null;
    }
}

function accepted(request) {
    const offers = String(request.headers['accept-encoding'] ?? '').split(',').map((part) => part.trim());
    return Object.keys(encoders).find((name) =>
        offers.some((offer) => offer.split(';')[0].trim() === name && !/;\s*q=0(\.0*)?$/.test(offer)));
}

// Returns the listening server; port 0 picks a free one. `headers` are added to every answer.
export function serve(folder, port = 0, { headers = {} } = {}) {
    const root = realpathSync(folder);
    const cache = new Map(); // file + encoding -> { stamp, body, etag }

    function load(file, encoding) {
        const { mtimeMs, size } = statSync(file);
        const key = `${encoding ?? ''}:${file}`;
        const stamp = `${mtimeMs} ${size}`;
        let entry = cache.get(key);
        if (entry?.stamp !== stamp) {
            const bytes = readFileSync(file);
            const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${encoding ? `-${encoding}` : ''}"`;
            entry = { stamp, etag, body: encoding ? encoders[encoding](bytes) : bytes };
            cache.set(key, entry);
        }
        return entry;
    }

    const server = createServer((request, response) => {
        const fail = (status, text) => {
            response.writeHead(status, { 'Content-Type': types['.txt'], ...headers });
            response.end(`${text}\n`);
        };
        if (request.method !== 'GET' && request.method !== 'HEAD') return fail(405, 'method not allowed');
        const file = locate(root, request.url);
        if (!file) return fail(404, 'not found');
        const extension = extname(file);
        const encoding = compressible.has(extension) ? accepted(request) : undefined;
        let entry;
        try {
            entry = load(file, encoding);
        } catch {
            return fail(404, 'not found'); // replaced by a build just now
        }
        const fields = {
            'Content-Type': types[extension] ?? 'application/octet-stream',
            'Cache-Control': 'no-cache', // always asked for again, answered with 304 when unchanged
            'ETag': entry.etag,
            'Vary': 'Accept-Encoding',
            'X-Content-Type-Options': 'nosniff',
            'Referrer-Policy': 'no-referrer',
            ...headers,
        };
        if (request.headers['if-none-match'] === entry.etag) {
            response.writeHead(304, fields);
            return response.end();
        }
        if (encoding) fields['Content-Encoding'] = encoding;
        fields['Content-Length'] = entry.body.length;
        response.writeHead(200, fields);
        response.end(request.method === 'HEAD' ? undefined : entry.body);
    });
    return new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', () => done(server));
    });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
    const [folder, port = '8080'] = process.argv.slice(2);
    try {
        const server = await serve(folder, Number(port));
        console.log(`http://127.0.0.1:${server.address().port}/`);
    } catch (error) {
        console.error(error.code === 'EADDRINUSE'
            ? `serve: port ${port} is taken; give another one, as in PORT=8081 scripts/run.sh`
            : `serve: ${error.message}`);
        process.exit(1);
    }
}
