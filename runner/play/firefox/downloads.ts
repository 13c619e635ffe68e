import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Engine } from '../engine.ts';
import { bidiOf, contextOf } from './bidi.ts';

/** How often is looked at how large the files that come are (milliseconds). */
const LOOK_AGAIN = 500;

/**
 * Lets the pages of a context download into a folder and tells of it. Firefox says when one begins and ends, and not how
 * far it is, so the files are looked at as they come. They come into a folder of their own, by the names that the site
 * suggests.
 */
export const takeDownloads: Engine['takeDownloads'] = async (browser, context, folder, listener) => {
  const bidi = bidiOf(browser);
  const userContexts = context.id === undefined ? ['default'] : [context.id];
  const destinationFolder = join(folder, 'coming');
  await mkdir(destinationFolder, { recursive: true });
  const coming = new Set<string>();
  const begin = (id: string, name: string): void => {
    coming.add(id);
    listener.begun(id, name);
  };
  const stops = [
    bidi.on('browsingContext.downloadWillBegin', (said) => {
      void context.pages().then((pages) => {
        if (!pages.some((page) => contextOf(page) === said.at('context').text)) return;
        begin(said.at('navigation').text, said.at('suggestedFilename').text);
      });
    }),
    bidi.on('browsingContext.downloadEnd', (said) => {
      const id = said.at('navigation').text;
      const path = said.at('filepath').text;
      // After what is told of its beginning, which some tabs do not live to see.
      void context.pages().then(() => {
        const isOurs = dirname(path) === destinationFolder;
        if (isOurs && !coming.has(id)) begin(id, basename(path));
        if (coming.delete(id)) listener.ended(id, isOurs ? path : undefined);
      });
    }),
  ];
  const look = async (): Promise<void> => {
    const names = coming.size === 0 ? [] : await readdir(destinationFolder);
    const files = await Promise.all(names.map((name) => stat(join(destinationFolder, name))));
    for (const id of coming) listener.grew(id, Math.max(0, ...files.map(({ size }) => size)));
  };
  // What has come whole meanwhile is looked at no more.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_AGAIN);
  timer.unref();
  const downloadBehavior = { type: 'allowed', destinationFolder };
  await bidi.send('browser.setDownloadBehavior', { downloadBehavior, userContexts });
  return {
    // Firefox can't be told to break one off; with it goes the download.
    cancel: () => browser.close(),
    async end() {
      clearInterval(timer);
      for (const stop of stops) stop();
      await rm(destinationFolder, { recursive: true, force: true });
    },
    async giveBack() {
      await bidi.send('browser.setDownloadBehavior', { downloadBehavior: null, userContexts });
    },
  };
};
