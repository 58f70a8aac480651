// Tabulator: what grids.mjs asks of a grid.
import { answer, rowHeight } from './grid_page.mjs';

const kinds = {
  text: { sorter: 'string', sorterParams: { locale: 'zh' } },
  number: { sorter: 'number', hozAlign: 'right', bottomCalc: 'sum' },
};
let table;
answer({
  rows: '.tabulator-row', viewport: '.tabulator-tableholder', header: (field) => `.tabulator-col[tabulator-field=${field}]`,
  make: (element, columns, rows) => new Promise((resolve) => {
    table = new Tabulator(element, {
      data: rows, height: '628px', rowHeight, renderHorizontal: 'virtual', columnCalcs: 'group',
      columns: columns.map(({ field, heading, type }) => ({ field, title: heading, width: 130, ...(kinds[type] ?? {}) })),
    });
    table.on('tableBuilt', resolve);
  }),
  contains: (field, text) => table.setFilter(field, 'like', text),
  atLeast: (field, number) => table.setFilter(field, '>=', number),
  all: () => table.clearFilter(),
  group: (field) => table.setGroupBy(field), // its heads count; the sums stand at the foot of each group
  ungroup: () => table.setGroupBy(false),
  count: () => table.getDataCount('active'),
  first: (field) => table.getRows('active')[0]?.getData()[field],
});
