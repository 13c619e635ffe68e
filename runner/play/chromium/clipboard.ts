import type { Page } from 'puppeteer';
import { COPY } from '../copying.ts';

/** Puts a text on the clipboard, by a world of its own in the page's document. */
export async function copy(page: Page, text: string, html: string | undefined): Promise<void> {
  const session = await page.createCDPSession();
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'waymark-clipboard',
    });
    const { exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: COPY,
      executionContextId,
      arguments: [{ value: text }, { value: html ?? '' }],
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  } finally {
    await session.detach();
  }
}
