import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import { browserSession } from './browser-session.ts';

/** Lets the pages of a context download into a folder, where each file is called by its id, and tells of it. */
export const takeDownloads: Engine['takeDownloads'] = async (browser, context, folder, listener) => {
  const session = await browserSession(browser);
  const coming = new Set<string>();
  session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => {
    coming.add(guid);
    listener.begun(guid, suggestedFilename);
  });
  session.on('Browser.downloadProgress', ({ guid, state, receivedBytes, totalBytes }) => {
    if (state === 'inProgress') return listener.grew(guid, Math.max(receivedBytes, totalBytes));
    if (state === 'completed') coming.delete(guid);
    listener.ended(guid, state === 'completed' ? join(folder, guid) : undefined);
  });
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    ...(context.id !== undefined && { browserContextId: context.id }),
    downloadPath: folder,
    eventsEnabled: true,
  });
  return {
    cancel: (guid) => session.send('Browser.cancelDownload', { guid }),
    async end() {
      for (const guid of coming) await rm(join(folder, guid), { force: true });
      await session.detach();
    },
    giveBack: () => session.send('Browser.setDownloadBehavior', { behavior: 'default' }),
  };
};
