import type { App } from './app.ts';
import { servePage } from './pages.ts';

/** An editor of data, as a tree of editable texts. */
export const JSONEDITOR: App = {
  name: 'jsoneditor',
  packages: { jsoneditor: '10.4.3' },
  start: (folder) => servePage(folder, PAGE),
  journeys: [
    {
      title: 'Change a value and turn a switch',
      path: '/',
      state: 'editor.get()',
      async act(hand) {
        await hand.click('.jsoneditor-expand-all');
        await hand.type('.jsoneditor-value::-p-text(Rudolph)', 'Dasher', { over: true });
        await hand.click('.jsoneditor-values input[type=checkbox]');
      },
    },
    {
      title: 'Sort a list by its menu, and undo that and redo it',
      path: '/',
      state: '[editor.get(), document.querySelector(".jsoneditor-undo").disabled]',
      async act(hand) {
        await hand.click('.jsoneditor-expand-all');
        await hand.click('tr:nth-of-type(4) .jsoneditor-contextmenu-button');
        await hand.click('.jsoneditor-contextmenu .jsoneditor-sort-asc');
        await hand.click('.jsoneditor-modal input[type=submit]');
        await hand.click('.jsoneditor-undo');
        await hand.click('.jsoneditor-redo');
      },
    },
  ],
};

const PAGE = `<title>Data</title><link rel="stylesheet" href="/lib/jsoneditor/dist/jsoneditor.min.css"><div id="editor" style="height: 600px"></div>
  <script src="/lib/jsoneditor/dist/jsoneditor.min.js"></script><script>
  const editor = new JSONEditor(document.getElementById('editor'), {}, { leader: 'Rudolph', ready: false, wishes: ['sled', 'bells', 'doll'] });</script>`;
