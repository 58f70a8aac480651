// A snapshot file as another office would send it (src/sync/snapshot.h): so many projects with twenty texts each, every one of
// which says of which generation it is. A later generation has seen the earlier ones: they stand in the history of each cell, or
// at its floor, without which both would stand side by side.
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

const historyLimit = 20; // src/store/cell.h

export function makeSnapshot(records, generation) {
  const oldest = Math.max(1, generation - historyLimit); // of those that are listed
  const listed = Array.from({ length: generation - oldest + 1 }, (_, i) => oldest + i);
  const cell = (text) => {
    const [newest, ...before] = listed.map((each, stamp) => `[${stamp},"${text} generation ${each}"]`).reverse();
    if (!before.length) return newest;
    return `{${oldest > 1 ? `"x":[[0,${oldest - 1}]],` : ''}"s":[${newest}],"h":[${before.join(',')}]}`;
  };
  const lines = Array.from({ length: records }, (_, i) =>
    `{"kind":"project","id":"${id(i + 1)}","fields":{${fields.map((name) => `"${name}":${cell(`Mass-${i} ${name}`)}`).join(',')}}}`);
  const stamps = listed.map((each) => `[0,${each},${wallMs + each},0]`);
  const body = `{"yinfeng":{"format":${oldest > 1 ? 2 : 1},"min_reader":1,"schema":1,"replicas":["00005a3b1e0000ff"],"authors":["乙区"],` +
    `"stamps":[${stamps.join(',')}],"counts":{"project":${records}}},\n"records":[\n${lines.join(',\n')}\n],\n`;
  const digest = createHash('sha256').update(body).digest('hex');
  return `${body}"end":{"bytes":${Buffer.byteLength(body)},"sha256":"${digest}"}}\n`;
}
export const cellsPerRecord = fields.length;
