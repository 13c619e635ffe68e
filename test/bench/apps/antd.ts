import type { App } from './app.ts';
import { serveBuilt } from './pages.ts';

/** A form and a table made with Ant Design. */
export const ANTD: App = {
  name: 'antd',
  packages: { antd: '6.6.8', react: '19.3.1', 'react-dom': '19.3.1' },
  start: (folder) => serveBuilt(folder, PAGE),
  journeys: [
    {
      title: 'Fill a form with a list, a date and a switch',
      path: '/',
      state: 'globalThis.sent ?? null',
      async act(hand) {
        await hand.type('#name', 'Anna');
        await hand.click('.ant-select:has(#country)');
        await hand.click('.ant-select-item-option[title=Norway]');
        await hand.click('#date');
        await hand.rest();
        await hand.rest();
        await hand.rest();
        await hand.click('.ant-picker-cell-in-view[title="2026-12-24"]');
        await hand.click('#good');
        await hand.click('button[type=submit]');
        await hand.until('globalThis.sent !== undefined');
      },
    },
    {
      title: 'Page through a table, open a row, confirm in a dialog',
      path: '/',
      state:
        '[globalThis.removed ?? null, document.querySelector(".ant-pagination-item-active")?.title, document.querySelectorAll(".ant-table-row").length]',
      async act(hand) {
        await hand.click('.ant-pagination-item-3');
        await hand.click('tr[data-row-key="25"] button');
        await hand.click('.ant-modal-confirm-btns .ant-btn-primary');
        await hand.until(
          'globalThis.removed !== undefined && !document.querySelector(".ant-modal-wrap")?.checkVisibility()',
        );
      },
    },
  ],
};

const PAGE = `<title>Wishes</title><div id="root" style="padding: 16px"></div><script type="module">
  import { createElement as h, useState } from 'react'; import { createRoot } from 'react-dom/client';
  import { App, Button, DatePicker, Form, Input, Select, Switch, Table } from 'antd'; import dayjs from 'dayjs';
  const Item = Form.Item;
  function Page() {
    const { modal } = App.useApp();
    const [rows, setRows] = useState(Array.from({ length: 40 }, (_, key) => ({ key, name: 'Wish ' + key })));
    const remove = (key) => modal.confirm({ title: 'Remove it?', onOk() { globalThis.removed = key; setRows((all) => all.filter((row) => row.key !== key)); } });
    return h('div', null,
      h(Form, { layout: 'vertical', initialValues: { good: false }, onFinish: (values) => { globalThis.sent = { ...values, date: values.date.format('YYYY-MM-DD') }; } },
        h(Item, { name: 'name', label: 'Name' }, h(Input)),
        h(Item, { name: 'country', label: 'Country' }, h(Select, { options: ['Finland', 'Norway', 'Sweden'].map((value) => ({ value, label: value })) })),
        h(Item, { name: 'date', label: 'Date' }, h(DatePicker, { defaultPickerValue: dayjs('2026-12-01') })),
        h(Item, { name: 'good', label: 'Was good' }, h(Switch)),
        h(Button, { type: 'primary', htmlType: 'submit' }, 'Send')),
      h(Table, { dataSource: rows, columns: [{ title: 'Wish', dataIndex: 'name' }, { title: 'Act', render: (_, { key }) => h(Button, { onClick: () => remove(key) }, 'Remove') }] }));
  }
  createRoot(document.getElementById('root')).render(h(App, null, h(Page)));</script>`;
