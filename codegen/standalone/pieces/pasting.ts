import type { ElementHandle } from 'puppeteer';

/** Pastes where the page itself takes what is pasted. */
export async function pasteInto(
  element: ElementHandle<Element>,
  text: string,
  html: string | undefined,
): Promise<void> {
  const isTaken = await element.evaluate(
    (own, plain, rich) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      if (rich !== '') clipboardData.setData('text/html', rich);
      const how = { bubbles: true, cancelable: true, composed: true, clipboardData };
      return !own.dispatchEvent(new ClipboardEvent('paste', how));
    },
    text,
    html ?? '',
  );
  if (!isTaken) throw new Error('the page does not take what is pasted.');
}
