import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locator } from './locator.ts';
import { until } from './replay.ts';

/** Puts files into a file field, seen or hidden, in place of those it holds. */
export async function uploadFiles(field: Locator, paths: readonly string[]): Promise<void> {
  const files = await wholePaths(paths);
  const input = await until(async () => {
    const [first, ...others] = await field.find((await field.place()).root);
    if (!first || others.length > 0)
      throw new Error(`${others.length + (first ? 1 : 0)} elements match ${field}.`);
    return first.toElement('input');
  });
  await input.uploadFile(...files);
  await until(async () => {
    const count = await input.evaluate((own) => own.files?.length);
    if (count !== files.length) throw new Error(`it holds ${count} files, not ${files.length}.`);
  });
}

/** Drops files on an element, as from another window. */
export async function dropFiles(target: Locator, paths: readonly string[]): Promise<void> {
  const files = await wholePaths(paths);
  const session = await target.tab.puppeteer.createCDPSession();
  const data = { items: [], files, dragOperationsMask: 1 };
  const { element, x, y } = await target.ready();
  const isTaken = element.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const tell = (event: Event): void => resolve(event.defaultPrevented);
        addEventListener('drop', (event) => setTimeout(tell, 0, event), { capture: true, once: true });
      }),
  );
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
  if (!(await isTaken)) throw new Error(`${target} does not take files that are dropped on it.`);
}

/** The paths below the folder of this script; the files have to be there. */
async function wholePaths(paths: readonly string[]): Promise<string[]> {
  return Promise.all(
    paths.map(async (path) => {
      const whole = resolve(import.meta.dirname, path);
      if (!(await stat(whole).catch(() => undefined))?.isFile()) throw new Error(`${whole} is not there.`);
      return whole;
    }),
  );
}
