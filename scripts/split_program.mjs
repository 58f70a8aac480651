// node scripts/split_program.mjs BUILD_FOLDER BINARYEN_BIN NM: parts yinfeng.named.wasm (with its names) into
//   yinfeng.wasm        what the first picture needs: everything but the screens of a workspace
//   yinfeng-rest.wasm   those. It puts its functions into the places of the first one's table
//   yinfeng-whole.wasm  both, for the single file
// A function belongs to the rest if only files of the rest define it and nothing of the first part calls it but through a table of
// virtual functions (ui/workspace_view.h): Frontend does so when all is there. Functions that are alike are merged when the
// program is linked, so small ones of which the address is taken stay in the first part, unless they call a large one of the rest: what does
// that is like nothing of the first part, and would take all that it calls along. tests/browser/platform_rest.mjs holds the rest back.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definersFor, definersOf, functionsOf } from './wasm_functions.mjs';

const [build, binaryen, nm] = process.argv.slice(2);
// Of the interface the first part has what draws and presses, the start page with its dialogs, and what lies over every page.
const firstOfInterface = /^ui\/(frontend|buttons|choosing|draw|draw_text|drawn_picture|font|form_dialog|identity_dialog|imgui_left_out|keyboard|layers|pasted_text|pieces|popover|popups|pressable|scroll|semantics|shell_messages|soft_wrap|software_picture|text_field|touch_scroll|typed_text|unlock_dialog|screens\/start_page|screens\/new_workspace_dialog)\.cpp$/;
// Below it the rules of the field, and what only reads what somebody types or pastes.
const isOfRest = (file) => /^(ui\/|exchange\/|view\/|app\/paper\/|app\/(demonstration\/\w+|agenda_words|app_columns|app_compare|app_edit|app_sheet|calendar_words|chain_cards|everywhere|hints|later_part|paste_plan|put_off|search_index|span_words|statistics_sheet|sum_words|view_said|view_sheet)\.|base\/(amount|amount_english|amount_input|amount_parts|amount_plain|chinese_number|currency|date_input|date_period_input|date_shift|decimal|stated_input|stated_quantity|text_links|text_search)\.|model\/(choice_words|field_input)\.|domain\/)/.test(file) && !firstOfInterface.test(file);
const smallBytes = 160;

const features = ['--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals'];
const run = (tool, ...options) => execFileSync(join(binaryen, tool), [...options, ...features], { maxBuffer: 1 << 30, encoding: 'utf8' });
const named = join(build, 'yinfeng.named.wasm');

// Who calls whom, and whose address is taken.
const calls = new Map(), taken = new Set();
let caller;
for (const line of run('wasm-dis', named).split('\n')) {
    const begins = /^ \(func \$(\S+)/.exec(line);
    if (begins) calls.set(caller = begins[1].replace(/\)$/, ''), new Set());
    const call = /^ +\((?:return_)?call \$([^\s)]+)/.exec(line);
    if (call) calls.get(caller).add(call[1]);
    if (/^ \(elem /.test(line)) for (const [, name] of line.matchAll(/\$([^\s)]+)/g)) taken.add(name);
}

const definers = definersOf(build, nm), rest = new Set(), small = new Set();
for (const { name, body } of functionsOf(readFileSync(named))) {
    const files = [...definersFor(definers, name)];
    if (files.length === 0 || !files.every(isOfRest) || /^_GLOBAL__|^__cxx_global/.test(name)) continue;
    rest.add(name);
    if (body.length < smallBytes) small.add(name);
}
const callsLargeOfRest = (name) => [...calls.get(name)].some((callee) => rest.has(callee) && !small.has(callee));
for (const name of [...small].filter((each) => taken.has(each) && !callsLargeOfRest(each))) rest.delete(name);
const toVisit = [...calls.keys()].filter((name) => !rest.has(name));
const held = new Map(); // by whom, for those who want to know why something is not in the rest
while (toVisit.length) {
    const name = toVisit.pop();
    for (const callee of calls.get(name)) {
        if (!rest.has(callee)) continue;
        rest.delete(callee);
        held.set(callee, name);
        toVisit.push(callee);
    }
}
if (rest.size < 100) throw new Error(`split_program: only ${rest.size} functions are left for the rest: are their names there?`);
writeFileSync(join(build, 'rest.txt'), [...rest].join('\n'));
writeFileSync(join(build, 'rest_held.txt'), [...held].map(([callee, name]) => `${callee} by ${name}`).join('\n'));
run('wasm-split', named, '--split', `--split-funcs=@${join(build, 'rest.txt')}`, '--no-placeholders',
    '-o1', join(build, 'yinfeng.wasm'), '-o2', join(build, 'yinfeng-rest.wasm'));
run('wasm-opt', named, '--strip-debug', '-o', join(build, 'yinfeng-whole.wasm'));
