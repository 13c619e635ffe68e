import type { Page } from 'puppeteer';
import type { HeldFiles } from '../engine.ts';

/** Files held over a page, by the protocol's own drags. */
export async function holdFiles(page: Page, files: readonly string[]): Promise<HeldFiles> {
  const client = await page.createCDPSession();
  const data = { items: [], files: [...files], dragOperationsMask: COPY };
  type Kind = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel';
  const send =
    (type: Kind) =>
    ({ x, y }: { x: number; y: number }): Promise<void> =>
      client.send('Input.dispatchDragEvent', { type, x, y, data });
  return {
    enter: send('dragEnter'),
    over: send('dragOver'),
    drop: send('drop'),
    cancel: send('dragCancel'),
    end: () => client.detach(),
  };
}

/** The protocol's word for copying what is dragged. */
const COPY = 1;
