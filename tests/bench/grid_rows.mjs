// What the grids are measured with: the projects of the generated workspace as twenty columns. For this page a snapshot of the whole
// workspace with a shared view of those columns; for the others the same cells as JSON, links as names, choices as their labels.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFiles, root } from './files.mjs';

// `type`: text, number, date, choice, link or truth; `heading` as the page has it.
export const columns = [
  ['name', '名称', 'text'], ['amount', '投资总额', 'number'], ['stage', '阶段', 'choice'], ['area', '用地', 'number'], ['code', '编号', 'text'],
  ['investor', '投资方', 'link'], ['industry', '产业', 'text'], ['tracker', '跟踪人', 'link'], ['leader', '分管领导', 'link'],
  ['landing_unit', '落地责任单位', 'link'], ['stage_since', '进入本阶段', 'date'], ['signed_on', '签约日期', 'date'],
  ['planned_start', '计划开工', 'date'], ['next_action', '下一步', 'text'], ['next_date', '下一步日期', 'date'], ['park', '落地园区', 'text'],
  ['source_region', '来源区域', 'text'], ['method', '招商方式', 'choice'], ['level', '项目级别', 'choice'], ['key_project', '重点项目', 'truth'],
].map(([field, heading, type]) => ({ field, heading, type }));
export const plainView = '二十列';

const recordsForAProject = 1.4106; // in the generated workspace: what projects link to, phases and services are records too

function labels() {
  const lists = {};
  for (const [, list, code, label] of readFileSync(join(root, 'src/model/choices.def'), 'utf8').matchAll(/^CHOICE\((\w+), (\w+), "([^"]+)"/gm)) {
    (lists[list] ??= {})[code] = label;
  }
  return lists;
}

function rowsOf(text) {
  const lists = labels(), names = {}, projects = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('{"kind"')) continue;
    const { kind, id, fields } = JSON.parse(line.replace(/,$/, ''));
    if (fields.name) names[id] = fields.name[1];
    if (kind === 'project') projects.push(fields);
  }
  const shown = {
    text: (value) => value, date: (value) => value, truth: (value) => value, link: (value) => names[value],
    number: (value) => Number(/^\d+(\.\d+)?/.exec(/[\d.]+/.exec(value)?.[0] ?? '')?.[0]),
    choice: (value, field) => lists[field][value],
  };
  return projects.map((fields) => Object.fromEntries(columns.map(({ field, type }) =>
    [field, fields[field] === undefined ? null : shown[type](fields[field][1], field)])));
}

// The same snapshot with a shared view of those columns; what stands at its end says so.
function withView(text) {
  const view = { kind: 'view', id: '01b670wgc60fmr00000000zzz1', fields: { name: [0, plainView], kind: [0, 'project'], layout: [0, 'table'],
    columns: [0, columns.map(({ field }) => field).join(', ')], sums: [0, 'amount, area'] } };
  const records = text.slice(0, text.lastIndexOf('\n],\n"end"')).replace('"unit":', '"view":1,"unit":');
  const body = `${records},\n${JSON.stringify(view)}\n],\n`;
  return `${body}"end":{"bytes":${Buffer.byteLength(body)},"sha256":"${createHash('sha256').update(body).digest('hex')}"}}\n`;
}

export const askedText = '忠旺', askedNumber = 100_000; // what names contain, the least amount; the page has a button for that one

// { rows, bytes, records, snapshot, json, found }: how many rows, bytes of JSON and records; the two files; how many rows have what is
// asked: { text, number }.
export function gridFiles(wanted) {
  const { folder, records } = benchFiles(Math.round(wanted * recordsForAProject));
  const snapshot = `${folder}-grid.json`, json = `${folder}-grid-rows.json`, base = join(folder, 'base.json');
  const isNew = (file) => existsSync(file) && statSync(file).mtimeMs > statSync(base).mtimeMs;
  if (!isNew(snapshot) || !isNew(json)) {
    const text = readFileSync(base, 'utf8');
    writeFileSync(snapshot, withView(text));
    writeFileSync(json, JSON.stringify(rowsOf(text)));
  }
  const bytes = readFileSync(json), rows = JSON.parse(bytes);
  const found = { text: rows.filter(({ name }) => name.includes(askedText)).length, number: rows.filter(({ amount }) => amount >= askedNumber).length };
  return { rows: rows.length, bytes: bytes.length, records, snapshot, json, found };
}
