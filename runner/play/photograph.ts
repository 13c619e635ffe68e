import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { inScope } from '../../journey/url.ts';
import type { Spot } from '../in-page/protocol.ts';
import { engineOf } from './engine.ts';
import { DocumentGone, type Place } from './place.ts';
import { allPlaces, callInPage } from './world.ts';

/** What is in no picture: the values of secrets, which may be read on pages of the journey's synthetic scope alone. */
export interface Hidden {
  secrets: Readonly<Record<string, string>>;
  scopes: readonly string[];
  baseUrl: string;
}

/**
 * A picture of what can be seen of a page, as PNG; where a secret can be read, it is painted over. Fields that show
 * dots for what they hold are left as they are.
 */
export async function photograph(page: Page, hidden: Hidden): Promise<Uint8Array> {
  const secrets = secretsOf(hidden);
  if (secrets.length === 0) return shoot(page);
  return without(
    page,
    'secret',
    () => spotsIn(page, secrets, hidden),
    () => shoot(page),
  );
}

/** The values that are in no picture. */
export function secretsOf({ secrets }: Pick<Hidden, 'secrets'>): string[] {
  return Object.values(secrets).filter((secret) => secret !== '');
}

/**
 * A picture with what a look finds painted over: where it was before the picture, and where it is after it, as the page
 * may move meanwhile.
 */
export async function without(
  page: Page,
  what: 'mask' | 'secret',
  look: () => Promise<Spot[]>,
  take: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const before = await look();
  const picture = await take();
  const spots = [...before, ...(await look())];
  if (spots.length === 0) return picture;
  // Few pictures have anything to hide, and what that needs takes a while to load.
  const { masked } = await import('./picture.ts');
  return masked(picture, spots, page.viewport()?.deviceScaleFactor ?? 1, what);
}

/** Between two documents a page has nothing to photograph; a moment later it has. */
async function shoot(page: Page): Promise<Uint8Array> {
  for (let wait = 20; ; wait *= 2) {
    try {
      return await engineOf(page.browser()).photograph(page);
    } catch (error) {
      if (!/Not attached to an active page/.test(String(error)) || wait > 1000) throw error;
      await sleep(wait);
    }
  }
}

/** Where secrets can be read, in the page and in its frames. */
async function spotsIn(page: Page, secrets: string[], { scopes, baseUrl }: Hidden): Promise<Spot[]> {
  const [top, ...frames] = await allPlaces(page);
  if (!top) return [];
  const ours = frames.filter(({ url }) => url.startsWith('about:') || inScope(url, scopes, baseUrl));
  const spots = await Promise.all([
    secretsIn(top.place, secrets),
    ...ours.map(async ({ place }) => {
      const inside = await secretsIn(place, secrets);
      if (inside.length === 0) return [];
      const { x, y } = await place.corner();
      return inside.map((spot) => ({ ...spot, x: x + spot.x, y: y + spot.y }));
    }),
  ]);
  return spots.flat();
}

/** None in a document that is gone: it is in no picture either. */
async function secretsIn(place: Place, secrets: string[]): Promise<Spot[]> {
  return callInPage(place, 'secrets', secrets).catch((error: unknown) => {
    if (error instanceof DocumentGone) return [];
    throw error;
  });
}
