import type { App } from './app.ts';
import { serveBuilt } from './pages.ts';

/** The back office of a shop, made with Material UI; its data is in the page. */
export const REACT_ADMIN: App = {
  name: 'react-admin',
  packages: { 'react-admin': '5.15.4', 'ra-data-fakerest': '5.15.4', react: '19.3.1', 'react-dom': '19.3.1' },
  start: (folder) => serveBuilt(folder, PAGE),
  journeys: [
    {
      title: 'Add a toy',
      path: '/',
      state: 'provider.getList("toys", ALL).then(({ data }) => data)',
      async act(hand) {
        await hand.click('a[aria-label=Create]');
        await hand.type('input[name=name]', 'Rocking horse');
        await hand.click('[role=combobox]');
        await hand.click('[role=option]::-p-text(Wood)');
        await hand.until(`!document.querySelector('[role=listbox]')`);
        await hand.type('input[name=price]', '25');
        await hand.click('button[aria-label=Save]');
        await hand.until(`document.body.innerText.includes('1-10 of 31')`);
      },
    },
    {
      title: 'Sort, search, delete two',
      path: '/',
      state: 'provider.getList("toys", ALL).then(({ data }) => data.map(({ name }) => name))',
      async act(hand) {
        await hand.click('th span[data-field=price]');
        await hand.type('input[name=name_q]', 'Toy 1');
        await hand.until(`document.body.innerText.includes('1-10 of 11')`);
        await hand.click('tbody tr:nth-child(2) input[type=checkbox]');
        await hand.click('tbody tr:nth-child(4) input[type=checkbox]');
        await hand.click('button[aria-label=Delete]');
        await hand.click('.ra-confirm');
        await hand.until(`document.body.innerText.includes('1-9 of 9')`);
      },
    },
  ],
};

const PAGE = `<title>Shop</title><div id="root"></div><script type="module">
  import { createElement as h } from 'react'; import { createRoot } from 'react-dom/client'; import fakerest from 'ra-data-fakerest';
  import { Admin, BulkDeleteButton, Create, Datagrid, List, NumberField, NumberInput, Resource, SelectInput, SimpleForm, TextField, TextInput } from 'react-admin';
  const toys = Array.from({ length: 30 }, (_, id) => ({ id, name: 'Toy ' + id, made: id % 2 ? 'wood' : 'tin', price: (id * 7) % 30 }));
  globalThis.provider = fakerest({ toys });
  globalThis.ALL = { pagination: { page: 1, perPage: 99 }, sort: { field: 'id', order: 'ASC' }, filter: {} };
  const choices = [{ id: 'wood', name: 'Wood' }, { id: 'tin', name: 'Tin' }];
  const list = () => h(List, { filters: [h(TextInput, { key: 'q', source: 'name_q', label: 'Search', alwaysOn: true })] },
    h(Datagrid, { bulkActionButtons: h(BulkDeleteButton, { mutationMode: 'pessimistic' }) }, h(TextField, { source: 'name' }), h(TextField, { source: 'made' }), h(NumberField, { source: 'price' })));
  const create = () => h(Create, { redirect: 'list' }, h(SimpleForm, null, h(TextInput, { source: 'name' }), h(SelectInput, { source: 'made', choices }), h(NumberInput, { source: 'price' })));
  createRoot(document.getElementById('root')).render(h(Admin, { dataProvider: globalThis.provider, disableTelemetry: true }, h(Resource, { name: 'toys', list, create })));</script>`;
