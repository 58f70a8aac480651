// AG Grid Community: what grids.mjs asks of a grid. Rows and columns as it has them by default, without animation.
import { answer, rowHeight } from './grid_page.mjs';

const collator = new Intl.Collator('zh');
const kinds = {
  text: { comparator: (a, b) => collator.compare(a ?? '', b ?? ''), filter: 'agTextColumnFilter' },
  number: { filter: 'agNumberColumnFilter' },
};
let api;
answer({
  rows: '.ag-row', viewport: '.ag-grid-viewport', header: (field) => `.ag-header-cell[col-id=${field}]`,
  make(element, columns, rows) {
    api = agGrid.createGrid(element, {
      rowData: rows, rowHeight, animateRows: false,
      columnDefs: columns.map(({ field, heading, type }) => ({ field, headerName: heading, width: 130, ...(kinds[type] ?? {}) })),
    });
  },
  contains: (field, text) => api.setFilterModel({ [field]: { filterType: 'text', type: 'contains', filter: text } }),
  atLeast: (field, number) => api.setFilterModel({ [field]: { filterType: 'number', type: 'greaterThanOrEqual', filter: number } }),
  all: () => api.setFilterModel(null),
  group: null, // row grouping and sums are of the Enterprise edition
  count: () => api.getDisplayedRowCount(),
  first: (field) => api.getDisplayedRowAtIndex(0)?.data[field],
});
