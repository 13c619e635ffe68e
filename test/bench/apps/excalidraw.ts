import { relative, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { App } from './app.ts';
import { serveBuilt } from './pages.ts';

const STATE = `excalidraw.getSceneElements().map(({ type, x, y, width, height, text, strokeColor }) =>
  [type, Math.round(x), Math.round(y), Math.round(width), Math.round(height), text, strokeColor])`;

/** A whiteboard, drawn on a canvas. */
export const EXCALIDRAW: App = {
  name: 'excalidraw',
  packages: { '@excalidraw/excalidraw': '0.18.1', react: '19.3.1', 'react-dom': '19.3.1' },
  start(folder) {
    const server = new Hono();
    const root = relative('', join(folder, 'node_modules/@excalidraw/excalidraw/dist/prod'));
    server.get('/fonts/*', serveStatic({ root }));
    return serveBuilt(folder, PAGE, server);
  },
  journeys: [
    {
      title: 'Draw a box, write into it',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.click('[data-testid=toolbar-rectangle]');
        await hand.drag([CANVAS, 0.3, 0.3], [CANVAS, 0.5, 0.5]);
        await hand.press('Enter');
        await hand.write('Workshop');
        await hand.press('Escape');
      },
    },
    {
      title: 'Draw a diamond, colour it',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.click('[data-testid=toolbar-diamond]');
        await hand.drag([CANVAS, 0.3, 0.4], [CANVAS, 0.4, 0.6]);
        await hand.click('.color-picker__top-picks button:nth-child(2)');
        await hand.press('Escape');
        await hand.drag([CANVAS, 0.35, 0.402], [CANVAS, 0.6, 0.7]);
      },
    },
  ],
};

const CANVAS = 'canvas.interactive';

const PAGE = `<title>Board</title><style>html, body, #board { height: 100%; margin: 0 }</style><div id="board"></div>
  <script>window.EXCALIDRAW_ASSET_PATH = '/';</script><script type="module">
  import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
  import { Excalidraw } from '@excalidraw/excalidraw'; import '@excalidraw/excalidraw/index.css';
  createRoot(document.getElementById('board')).render(createElement(Excalidraw, { excalidrawAPI: (api) => { globalThis.excalidraw = api; } }));</script>`;
