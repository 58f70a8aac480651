// The functions of a WebAssembly program with its names: functionsOf(bytes) → [{ name, body }], in the order of the file.
// Whose they are: roomsOf(folder of object files) → symbol → files of src/ that define it.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export function functionsOf(bytes) {
    let at = 8;
    const number = () => {
        let value = 0, shift = 0, byte;
        do {
            byte = bytes[at++];
            value += (byte & 0x7f) * 2 ** shift;
            shift += 7;
        } while (byte & 0x80);
        return value;
    };
    const text = () => {
        const size = number();
        at += size;
        return bytes.toString('utf8', at - size, at);
    };
    const limits = () => {
        const flags = number();
        number();
        if (flags & 1) number();
    };
    let imported = 0;
    const bodies = [], names = new Map();
    while (at < bytes.length) {
        const id = bytes[at++], size = number(), end = at + size;
        if (id === 2) {
            for (let left = number(); left > 0; left--) {
                text(), text();
                const kind = bytes[at++];
                if (kind === 0) imported++, number();
                else if (kind === 1) at++, limits();
                else if (kind === 2) limits();
                else at += 2; // a global: type, mutability
            }
        } else if (id === 10) {
            for (let left = number(); left > 0; left--) {
                const length = number();
                bodies.push(bytes.subarray(at, at + length));
                at += length;
            }
        } else if (id === 0 && text() === 'name') {
            while (at < end) {
                const what = bytes[at++], length = number(), next = at + length;
                if (what === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
                at = next;
            }
        }
        at = end;
    }
    return bodies.map((body, i) => ({ name: names.get(imported + i) ?? '', body }));
}

// Of the objects below `folder`, CMake's build folder: symbol → set of paths ("ui/shell.cpp"). Linking gives what several files
// keep to themselves under one name numbers (name.12).
export function definersOf(folder, nm) {
    const definers = new Map();
    for (const entry of readdirSync(join(folder, 'CMakeFiles'), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !entry.name.endsWith('.o')) continue;
        const path = join(entry.parentPath ?? entry.path, entry.name);
        const source = /^CMakeFiles\/[^/]+\.dir\/src\/(.+)\.o$/.exec(relative(folder, path))?.[1];
        if (!source) continue;
        for (const symbol of execFileSync(nm, ['--defined-only', '--format=just-symbols', path], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')) {
            if (!symbol) continue;
            if (!definers.has(symbol)) definers.set(symbol, new Set());
            definers.get(symbol).add(source);
        }
    }
    return definers;
}
export const definersFor = (definers, name) => definers.get(name) ?? definers.get(name.replace(/\.(llvm\.)?\d+$/, '')) ?? new Set();
