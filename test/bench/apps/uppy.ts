import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { App } from './app.ts';
import { servePage } from './pages.ts';

const STATE = `[...document.querySelectorAll('.uppy-Dashboard-Item-name')].map((at) => at.innerText)`;

/** Chooses files and sends them to a server. */
export const UPPY: App = {
  name: 'uppy',
  packages: { uppy: '6.0.1' },
  async start(folder) {
    const files: string[] = [];
    const server = new Hono();
    server.post('/upload', async (context) => {
      const { file, caption } = await context.req.parseBody();
      if (!(file instanceof File)) return context.json({}, 400);
      files.push(`${file.name} (${String(caption)}): ${await file.text()}`);
      return context.json({ url: `/files/${file.name}` });
    });
    const running = await servePage(folder, PAGE, server);
    return {
      ...running,
      state: async () => files.toSorted(),
      async reset() {
        files.length = 0;
      },
    };
  },
  journeys: [
    {
      title: 'Upload two files',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.choose('.uppy-Dashboard-browse', LETTER, WISHES);
        await hand.click('.uppy-StatusBar-actionBtn--upload');
        await hand.see('.uppy-StatusBar.is-complete');
      },
    },
    {
      title: 'Take a file out, name the other, and upload it',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.choose('.uppy-Dashboard-browse', LETTER, WISHES);
        await hand.click('.uppy-Dashboard-Item:nth-child(2) .uppy-Dashboard-Item-action--remove');
        await hand.click('.uppy-Dashboard-Item-action--edit');
        await hand.type('.uppy-Dashboard-FileCard input', 'For Santa');
        await hand.click('.uppy-Dashboard-FileCard-actionsBtn[type=submit]');
        await hand.click('.uppy-StatusBar-actionBtn--upload');
        await hand.see('.uppy-StatusBar.is-complete');
      },
    },
  ],
};

const LETTER = fileURLToPath(new URL('../../cases/files/letter.txt', import.meta.url));
const WISHES = fileURLToPath(new URL('../../cases/files/wishes.csv', import.meta.url));

const PAGE = `<title>Uploads</title><link rel="stylesheet" href="/lib/uppy/dist/uppy.min.css"><div id="uppy"></div>
  <script type="module">
  import { Uppy, Dashboard, XHRUpload } from '/lib/uppy/dist/uppy.min.mjs';
  new Uppy().use(Dashboard, { inline: true, target: '#uppy', metaFields: [{ id: 'caption', name: 'Caption' }] }).use(XHRUpload, { endpoint: '/upload' });</script>`;
