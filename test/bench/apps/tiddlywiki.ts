import { rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../free-port.ts';
import type { App } from './app.ts';
import { startProgram } from './program.ts';

const TITLES = `[...document.querySelectorAll('.tc-tiddler-frame h2.tc-title')].map((title) => title.innerText)`;

/** A wiki in one page, that its server keeps. */
export const TIDDLYWIKI: App = {
  name: 'tiddlywiki',
  packages: { tiddlywiki: '5.4.1' },
  async start(folder) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const script = 'node_modules/tiddlywiki/tiddlywiki.js';
    await rm(join(folder, 'wiki'), { recursive: true, force: true });
    spawnSync(process.execPath, [script, 'wiki', '--init', 'server'], { cwd: folder });
    const line = [script, 'wiki', '--listen', 'host=127.0.0.1', `port=${port}`];
    const program = await startProgram(folder, line, url);
    const own = async (): Promise<{ title: string; tags?: string }[]> => {
      const response = await fetch(`${url}/recipes/default/tiddlers.json`);
      const tiddlers: { title: string; tags?: string }[] = await response.json();
      return tiddlers.filter(({ title }) => !title.startsWith('$:/'));
    };
    return {
      url,
      ...program,
      async state() {
        const texts = (await own()).map(async ({ title, tags }) => {
          const response = await fetch(`${url}/recipes/default/tiddlers/${encodeURIComponent(title)}`);
          const { text }: { text?: string } = await response.json();
          return { title, tags, text };
        });
        return Promise.all(texts);
      },
      async reset() {
        for (const { title } of await own()) {
          await fetch(`${url}/bags/default/tiddlers/${encodeURIComponent(title)}`, {
            method: 'DELETE',
            headers: { 'x-requested-with': 'TiddlyWiki' },
          });
        }
      },
    };
  },
  journeys: [
    {
      title: 'Write a tiddler with a tag',
      path: '/',
      state: TITLES,
      async act(hand) {
        await hand.click('button[aria-label="new tiddler"]');
        await hand.type('.tc-titlebar input, input.tc-titlebar', 'Wishes', { over: true });
        const text = await hand.in('.tc-tiddler-edit-frame iframe');
        await text.type('textarea', 'A sled and //two// bells');
        await hand.type('.tc-edit-add-tag input', 'letters');
        await hand.click('.tc-edit-add-tag button::-p-text(add)');
        await hand.click('button[aria-label="Confirm changes to this tiddler"]');
        await hand.see('em::-p-text(two)');
      },
    },
    {
      title: 'Search the shadows and open what is found',
      path: '/',
      state: TITLES,
      async act(hand) {
        await hand.click('button::-p-text(More)');
        await hand.click('button::-p-text(Shadows)');
        await hand.click('a::-p-text($:/core/ui/AboveStory/tw2-plugin-check)');
        await hand.see('.tc-titlebar ::-p-text(tw2-plugin-check)');
      },
    },
  ],
};
