import type { Page } from 'puppeteer';

/** How a page was when its journey failed: its DOM, and what assistive technology is told of it. */
export interface Snapshot {
  /** HTML, without its scripts. */
  dom: string;
  accessibility: object | undefined;
}

/** The most that is kept of a document (characters). */
const MOST = 1_000_000;

/**
 * Takes a snapshot. What is typed into fields is no part of the markup; the scripts of a page are left out, since they
 * tell nothing of how it looks.
 */
export async function takeSnapshot(page: Page): Promise<Snapshot> {
  const [dom, accessibility] = await Promise.all([
    page.evaluate((most) => {
      const copy = document.documentElement.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const script of copy.querySelectorAll('script, noscript')) script.remove();
      return copy.outerHTML.slice(0, most);
    }, MOST),
    page.accessibility.snapshot().catch(() => null),
  ]);
  return { dom, accessibility: accessibility ?? undefined };
}
