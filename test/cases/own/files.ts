import { fileURLToPath } from 'node:url';
import type { Case } from '../case.ts';

/** Pages that take files, or give them. */

const LETTER = fileURLToPath(new URL('../files/letter.txt', import.meta.url));
const WISHES = fileURLToPath(new URL('../files/wishes.csv', import.meta.url));

const READ = `<script>const got = []; function state() { return got; }
  addEventListener('change', async ({ target }) => { for (const file of target.files ?? []) got.push([file.name, file.size, await file.text()]); });</script>`;

export const FILES: readonly Case[] = [
  {
    name: 'upload-files',
    kinds: ['upload'],
    html: `<title>Upload</title>${READ}<label>Letter <input type="file" id="one"></label><label>All <input type="file" id="all" multiple></label>`,
    async act(hand) {
      await hand.choose('#one', LETTER);
      await hand.until('got.length === 1');
      await hand.choose('#all', LETTER, WISHES);
    },
  },
  {
    name: 'upload-by-button',
    kinds: ['upload'],
    html: `<title>Button</title>${READ}<input type="file" hidden id="hidden"><button>Choose a picture</button><script>
      document.querySelector('button').addEventListener('click', () => document.getElementById('hidden').click());</script>`,
    async act(hand) {
      await hand.choose('button', WISHES);
    },
  },
  {
    name: 'download-list',
    kinds: ['click'],
    html: `<title>Download</title><a download="list.csv" href="data:text/csv,a,b">Get the list</a><button>Make a note</button><script>
      const log = []; function state() { return log; }
      addEventListener('click', ({ target }) => log.push(target.textContent));
      document.querySelector('button').addEventListener('click', () => { const link = document.createElement('a'); link.download = 'note.txt';
        link.href = URL.createObjectURL(new Blob(['a note'])); link.click(); });</script>`,
    async act(hand) {
      await hand.click('a');
      await hand.click('button');
    },
  },
];
