import type { ElementHandle } from 'puppeteer';
import type { Effects } from './effects.ts';
import { Finder, type Find, type Nest } from './finder.ts';
import { Locator, type Place } from './locator.ts';
import type { Tab } from './tab.ts';

/** The inside of a frame. */
export class FrameContent extends Finder {
  readonly tab: Tab;
  readonly place: () => Promise<Place>;

  constructor(tab: Tab, place: () => Promise<Place>) {
    super();
    this.tab = tab;
    this.place = place;
  }

  override inside(find: Find, words: string, nest?: Nest): Locator {
    return new Locator(this.tab, this.place, find, words, nest);
  }

  press(key: string, effects: Effects = {}): Promise<void> {
    return this.tab.press(key, effects);
  }

  scroll(options: Parameters<Locator['scroll']>[0]): Promise<void> {
    return this.locator('html').scroll(options);
  }

  paste(text: string, options: Effects & { html?: string } = {}): Promise<void> {
    return this.locator(':focus').paste(text, options);
  }
}

/** The document in a frame, and where it begins in the page. */
export async function placeInside(frame: Locator): Promise<Place> {
  const element = await frame.one();
  const content = await element.contentFrame();
  const box = await element.boundingBox();
  if (!content || !box) throw new Error(`${frame} is no frame.`);
  const root: ElementHandle<Node> = await content.evaluateHandle(() => document);
  const inset = await element.evaluate((own) => {
    const { paddingLeft, paddingTop } = getComputedStyle(own);
    return { x: own.clientLeft + parseFloat(paddingLeft), y: own.clientTop + parseFloat(paddingTop) };
  });
  return { root, left: box.x + inset.x, top: box.y + inset.y };
}
