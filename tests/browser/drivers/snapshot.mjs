// A snapshot file as another office would send it (src/sync/snapshot.h): so many projects with twenty texts each, every one of
// which says of which generation it is. A later generation overwrites an earlier one.
import { createHash } from 'node:crypto';

const fields = ['capacity', 'code', 'enclave', 'exit_reason', 'industry', 'name', 'next_action', 'note', 'park', 'source', 'source_region',
  'stage_stated', 'summary', 'technology', 'x_one', 'x_three', 'x_two', 'x_zero']; // the last four are of a newer version
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const wallMs = Date.UTC(2019, 7, 31, 4);

function id(number) {
  let bits = (BigInt(wallMs) << 80n) | BigInt(number), text = '';
  for (let i = 0; i < 26; i++, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text;
  return text;
}

export function makeSnapshot(records, generation) {
  const lines = Array.from({ length: records }, (_, i) =>
    `{"kind":"project","id":"${id(i + 1)}","fields":{${fields.map((name) => `"${name}":[0,"Mass-${i} ${name} generation ${generation}"]`).join(',')}}}`);
  const body = `{"yinfeng":{"format":1,"min_reader":1,"schema":1,"replicas":["00005a3b1e0000ff"],"authors":["乙区"],` +
    `"stamps":[[0,${generation},${wallMs + generation},0]],"counts":{"project":${records}}},\n"records":[\n${lines.join(',\n')}\n],\n`;
  const digest = createHash('sha256').update(body).digest('hex');
  return `${body}"end":{"bytes":${Buffer.byteLength(body)},"sha256":"${digest}"}}\n`;
}
export const cellsPerRecord = fields.length;
