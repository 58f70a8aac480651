// Makes the working-day calendar that src/base/working_calendar.h reads (compact text, described there).
//   node scripts/gen_calendar.mjs OUTPUT_FILE
// Source: the npm package chinese-days (MIT), which follows the State Council's yearly announcements; found under
// YINFENG_NODE_MODULES. A new year appears there each November: raise the pinned version, nothing else.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const output = process.argv[2];
if (!output) {
  console.error('usage: node scripts/gen_calendar.mjs OUTPUT_FILE');
  process.exit(2);
}
const modules_folder = process.env.YINFENG_NODE_MODULES ?? 'node_modules';
const { holidays, workdays } = JSON.parse(
  readFileSync(join(modules_folder, 'chinese-days/dist/chinese-days.json'), 'utf8'));

const day_number = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const days = [
  ...Object.entries(holidays).map(([iso, text]) => ({ iso, kind: 'rest', name: text.split(',')[1] })),
  ...Object.entries(workdays).map(([iso, text]) => ({ iso, kind: 'work', name: text.split(',')[1] })),
].sort((a, b) => (a.iso < b.iso ? -1 : 1));
const years = Object.keys(holidays).map((iso) => Number(iso.slice(0, 4)));
const first_year = Math.min(...years);
const last_year = Math.max(...years);
for (let year = first_year; year <= last_year; ++year) {
  if (years.filter((each) => each === year).length < 20) throw new Error(`holidays of ${year} are incomplete`);
}

const runs = [];
for (const day of days) {
  const run = runs.at(-1);
  if (run && run.kind === day.kind && run.name === day.name && day_number(run.iso) + run.length === day_number(day.iso)) {
    ++run.length;
  } else {
    runs.push({ ...day, length: 1 });
  }
}
const lines = ['yinfeng-calendar 1', `years ${first_year} ${last_year}`];
for (const { kind, iso, length, name } of runs) lines.push(`${kind} ${iso} ${length} ${name}`);
writeFileSync(output, lines.join('\n') + '\n');
console.log(`calendar: ${first_year} to ${last_year}, ${days.length} days in ${runs.length} lines`);
