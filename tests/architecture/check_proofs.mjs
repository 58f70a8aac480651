// tests/README.md names the tests that prove a promise: they must exist. node tests/architecture/check_proofs.mjs [CHECKOUT]
// One line per name that does not, then 'N passed, N failed'. It first proves that it can fail.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `file` “test”, “test” and “test”; … -> [file, test] each. A test belongs to the file named last before it.
export function named(page) {
    const pairs = [];
    for (const row of page.split('\n').filter((line) => line.startsWith('|'))) {
        let file = '';
        for (const [, path, test] of row.matchAll(/`([^`]+\.(?:cpp|mjs))`|“([^”]+)”/g)) {
            if (path) file = path;
            else if (file) pairs.push([file, test]);
        }
    }
    return pairs;
}

// textOf: path below tests -> text, or undefined.
export function missing(pairs, textOf) {
    return pairs.filter(([file, test]) => {
        const text = textOf(file);
        return !text || ![`TEST_CASE("${test}")`, `test('${test}'`, `test(\`${test}`].some((begin) => text.includes(begin));
    });
}

const page = '| a | `x_test.cpp` “one” and “two”; `y.mjs` “three” |\n“four” `z.cpp`';
const texts = { 'x_test.cpp': 'TEST_CASE("one") {', 'y.mjs': "suite.test('three', async" };
const seen = JSON.stringify(missing(named(page), (file) => texts[file]));
if (seen !== '[["x_test.cpp","two"]]') throw new Error(`the check itself is broken: ${seen}`);

const tests = join(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..'), 'tests');
const pairs = named(readFileSync(join(tests, 'README.md'), 'utf8'));
const bad = missing(pairs, (file) => (existsSync(join(tests, file)) ? readFileSync(join(tests, file), 'utf8') : undefined));
for (const [file, test] of bad) console.log(`tests/README.md: ${file} has no test “${test}”`);
console.log(`${pairs.length - bad.length} passed, ${bad.length} failed`);
process.exit(bad.length ? 1 : 0);
