import type { App } from './app.ts';
import { servePage } from './pages.ts';

/** The editor of Visual Studio Code. */
export const MONACO: App = {
  name: 'monaco-editor',
  packages: { 'monaco-editor': '0.57.0' },
  start: (folder) => servePage(folder, PAGE),
  journeys: [
    {
      title: 'Write a line, and make a comment of another',
      path: '/',
      state: 'editor.getValue()',
      async act(hand) {
        await hand.click('.view-line:nth-child(2)');
        await hand.press('End', 'Enter');
        await hand.write('sled.load("toys");');
        await hand.press('ArrowUp', 'Control+/');
      },
    },
    {
      title: 'Make a line large by the palette of commands',
      path: '/',
      state: 'editor.getValue()',
      async act(hand) {
        await hand.click('.view-line:nth-child(2)');
        await hand.press('Home', 'Shift+End', 'F1');
        await hand.write('Transform to Upper');
        await hand.press('Enter');
      },
    },
  ],
};

const PAGE = `<title>Editor</title><div id="editor" style="height: 500px; border: 1px solid"></div>
  <script src="/lib/monaco-editor/min/vs/loader.js"></script><script>
  let editor;
  require.config({ paths: { vs: '/lib/monaco-editor/min/vs' } });
  require(['vs/editor/editor.main'], () => {
    editor = monaco.editor.create(document.getElementById('editor'), {
      value: 'const sled = open();\\nsled.ride();\\nsled.rest();\\n', language: 'javascript', automaticLayout: true,
    });
  });</script>`;
