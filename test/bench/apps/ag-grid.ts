import type { App } from './app.ts';
import { servePage } from './pages.ts';

/** A table of many rows, of which those in sight are in the page. */
export const AG_GRID: App = {
  name: 'ag-grid',
  packages: { 'ag-grid-community': '36.2.0' },
  start: (folder) => servePage(folder, PAGE),
  journeys: [
    {
      title: 'Sort, filter and select a row',
      path: '/',
      state: 'shown()',
      async act(hand) {
        await hand.click('.ag-header-cell[col-id=weight] .ag-header-cell-text');
        await hand.type('.ag-floating-filter input[aria-label^="Name"]', 'elf 12');
        // What no longer fits fades away, and is no row to choose.
        await hand.until('shown().rows.length === 11 && document.querySelectorAll(".ag-row").length === 11');
        await hand.click('.ag-row[row-index="2"] .ag-selection-checkbox input');
      },
    },
    {
      title: 'Change a cell and move a column',
      path: '/',
      state: 'shown()',
      async act(hand) {
        await hand.click('.ag-row[row-index="3"] [col-id=task]', { count: 2 });
        await hand.press('Control+A');
        await hand.write('Wrap presents');
        await hand.press('Enter');
        await hand.drag(
          '.ag-header-cell[col-id=weight] .ag-header-cell-text',
          '.ag-header-cell[col-id=name] .ag-header-cell-text',
        );
      },
    },
  ],
};

const PAGE = `<title>Elves</title><div id="grid" style="height: 600px"></div>
  <script src="/lib/ag-grid-community/dist/ag-grid-community.min.js"></script><script>
  const tasks = ['Paint', 'Saw', 'Sew', 'Bake'];
  const rowData = Array.from({ length: 1000 }, (_, at) => ({ name: 'Elf ' + at, task: tasks[at % 4], weight: (at * 37) % 101 }));
  const grid = agGrid.createGrid(document.getElementById('grid'), {
    rowData, defaultColDef: { filter: true, floatingFilter: true, editable: true },
    columnDefs: [{ field: 'name' }, { field: 'task' }, { field: 'weight', filter: 'agNumberColumnFilter' }],
    rowSelection: { mode: 'multiRow' }, getRowId: ({ data }) => data.name,
  });
  function shown() {
    const rows = [];
    grid.forEachNodeAfterFilterAndSort(({ data }) => rows.length < 20 && rows.push(data));
    return { rows, columns: grid.getColumnState().map(({ colId, sort }) => [colId, sort]), selected: grid.getSelectedRows() };
  }</script>`;
