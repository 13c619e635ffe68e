import browser from 'webextension-polyfill';
import { patternOf } from '../../journey/url.ts';
import { send } from './recording.ts';

/**
 * Starts recording the site of `address` in a tab, once the person allows it. A tab that shows another site
 * goes there first. Call it first thing in the handler of a click: the browser asks only then.
 * @throws {Error} that says why it did not start
 */
export async function startRecording(tab: number, address: string): Promise<void> {
  const { origin } = new URL(address);
  if (!(await allow(origin))) {
    throw new Error(
      `The browser did not allow Waymark to see ${origin}, so nothing is recorded. ` +
        'Press Record again and choose “Allow”; Waymark listens on that site alone, and only while it records.',
    );
  }
  const { url } = await browser.tabs.get(tab);
  if (!isOn(origin, url)) {
    const reached = await goTo(tab, address);
    if (reached && !isOn(origin, reached)) {
      throw new Error(`${origin} leads on to ${new URL(reached).origin}. Record that address instead.`);
    }
  }
  await send({ type: 'start', tab, baseUrl: origin });
}

/**
 * Goes on with a recording that was paused, stopped or interrupted, in its own tabs or else in the given one.
 * Call it first thing in the handler of a click, too.
 * @throws {Error} that says why it did not
 */
export async function resumeRecording(baseUrl: string, tab: number | undefined): Promise<void> {
  if (!(await allow(baseUrl))) throw new Error(`The browser did not allow Waymark to see ${baseUrl}.`);
  await send({ type: 'resume', ...(tab !== undefined && { tab }) });
}

/**
 * Records what is done in frames of another site too, once the person allows it. Call it first thing in the handler
 * of a click, too.
 * @throws {Error} that says why it does not
 */
export async function allowFrames(origin: string): Promise<void> {
  if (!(await allow(origin))) {
    throw new Error(
      `The browser did not allow Waymark to see ${origin}, so nothing is recorded in its frames.`,
    );
  }
  await send({ type: 'allow-frames', origin });
}

/** Asks the person to let Waymark see the site, first thing in the handler of a click; asks nothing when it is allowed already. */
export function allow(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(origin)] });
}

function isOn(origin: string, url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && new URL(url).origin === origin;
}

/** So long a page is waited for (milliseconds). */
const LOAD_TIME = 10_000;

/** Loads the address in the tab; gives the address that came of it, where it may be seen. */
async function goTo(tab: number, address: string): Promise<string | undefined> {
  const loaded = Promise.withResolvers<void>();
  const listener = (updated: number, { status }: { status?: string }): void => {
    if (updated === tab && status === 'complete') loaded.resolve();
  };
  browser.tabs.onUpdated.addListener(listener);
  try {
    await browser.tabs.update(tab, { url: address });
    // Some pages never say that they are whole.
    await Promise.race([loaded.promise, new Promise((resolve) => setTimeout(resolve, LOAD_TIME))]);
  } finally {
    browser.tabs.onUpdated.removeListener(listener);
  }
  return (await browser.tabs.get(tab)).url;
}
