import browser from 'webextension-polyfill';
import type { Deadline } from './failure.ts';

/**
 * Makes the window of a tab so large that its page has a size, in CSS pixels.
 * @throws {TabFailure} when it does not get that size in time
 */
export async function resize(
  id: number,
  { width, height }: { width: number; height: number },
  deadline: Deadline,
): Promise<void> {
  const zoom = await browser.tabs.getZoom(id);
  const wanted = { width: Math.round(width * zoom), height: Math.round(height * zoom) };
  const { windowId, width: inner = 0, height: innerHeight = 0 } = await browser.tabs.get(id);
  if (windowId === undefined) return;
  const outer = await browser.windows.get(windowId);
  if (outer.state !== 'normal') await browser.windows.update(windowId, { state: 'normal' });
  await browser.windows.update(windowId, {
    width: (outer.width ?? 0) + wanted.width - inner,
    height: (outer.height ?? 0) + wanted.height - innerHeight,
  });
  const sizeOf = async (): Promise<string> => {
    const now = await browser.tabs.get(id);
    return `${now.width ?? 0} x ${now.height ?? 0}`;
  };
  await deadline.until(
    async () => (await sizeOf()) === `${wanted.width} x ${wanted.height}`,
    async () => `The window does not take the size; the page has ${await sizeOf()} px.`,
  );
}
