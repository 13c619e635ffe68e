import { NAMED_HERE } from './kept-browsers.ts';
import { openRecorder, type Recorder, type Save } from '../../runner/recorder.ts';

/** Opens a browser with the recorder at an address; `save` is called when the person saves in the panel. */
export type Open<R> = (url: string, save: Save) => Promise<R>;

/** Opens Chromium; nothing that its pages let it download is kept. */
export const openChromium: Open<Recorder> = async (url, save) => {
  const recorder = await openRecorder(url, save, { headless: true, args: [NAMED_HERE] });
  // It holds for as long as the session lasts.
  const session = await recorder.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  return recorder;
};
