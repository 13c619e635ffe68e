import { openRecorder, type Recorder, type Save } from '../../runner/recorder.ts';

/** Opens a browser with the recorder at an address; `save` is called when the person saves in the panel. */
export type Open<R> = (url: string, save: Save) => Promise<R>;

/** Opens Chromium. */
export const openChromium: Open<Recorder> = (url, save) => openRecorder(url, save, { headless: true });
