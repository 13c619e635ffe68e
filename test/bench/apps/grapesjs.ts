import type { App } from './app.ts';
import { servePage } from './pages.ts';

/** A builder of pages, which shows the page that is built in a frame. */
export const GRAPESJS: App = {
  name: 'grapesjs',
  packages: { grapesjs: '0.23.6' },
  start: (folder) => servePage(folder, PAGE),
  journeys: [
    {
      title: 'Write into a paragraph of the page',
      path: '/',
      state: 'built()',
      async act(hand) {
        const frame = await hand.in('iframe.gjs-frame');
        await frame.click('#greeting', { count: 2 });
        await frame.press('Control+A');
        await frame.write('Welcome to the workshop');
        await frame.click('h1');
      },
    },
    {
      title: 'Choose a block, and give it a style',
      path: '/',
      state: 'built()',
      async act(hand) {
        await hand.click('.gjs-block[title="Link"]');
        const frame = await hand.in('iframe.gjs-frame');
        await frame.click('h1');
        await hand.click('.gjs-sm-sector-title::-p-text(Typography)');
        await hand.type('.gjs-sm-property__font-size input', '40');
        await hand.press('Enter');
      },
    },
  ],
};

const PAGE = `<title>Builder</title><link rel="stylesheet" href="/lib/grapesjs/dist/css/grapes.min.css">
  <style>body, html { height: 100%; margin: 0 } #side { position: fixed; right: 0; top: 0; width: 300px; height: 100%; overflow: auto; background: #444 }</style>
  <div style="width: calc(100% - 300px)"><div id="builder"></div></div><div id="side"><div id="blocks"></div><div id="styles"></div></div>
  <script src="/lib/grapesjs/dist/grapes.min.js"></script><script>
  const editor = grapesjs.init({
    container: '#builder', height: '600px', storageManager: false, telemetry: false, cssIcons: "", panels: { defaults: [] }, components: '<h1>Toys</h1><p id="greeting">Hello</p>',
    blockManager: { appendTo: '#blocks', appendOnClick: true, blocks: [{ id: 'link', label: 'Link', content: '<a href="#">More toys</a>', attributes: { title: 'Link' } }] },
    styleManager: { appendTo: '#styles', sectors: [{ name: 'Typography', open: false, properties: ['font-size', 'color'] }] },
  });
  // Ids are made by chance.
  function built() { return [editor.getHtml(), editor.getCss()].map((text) => text.replace(/#i\\w+|id="i\\w+"/g, 'ID')); }</script>`;
