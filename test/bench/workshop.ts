import { fileURLToPath } from 'node:url';
import { load, type Playable } from '../../runner/load.ts';
import { replay } from '../../runner/play/replay.ts';
import type { Run } from '../../runner/evidence/run.ts';
import type { Browser } from 'puppeteer';
import { WALK_SECRETS } from '../e2e/workshop-walk.ts';
import type { Site } from '../site/server.ts';

/** The journey that is measured: the demo's walk, as recorded, against `site`. */
export async function workshop(site: Site): Promise<Playable> {
  const recorded = await load(fileURLToPath(new URL('book-a-tour-of-the-workshop.ts', import.meta.url)));
  return { ...recorded, baseUrl: site.url, scopes: [site.url] };
}

/** Replays it once, evidence and all. */
export async function replayWorkshop(playable: Playable, browser: Browser): Promise<Run> {
  return replay(playable, browser, { out: '.waymark/bench', timeout: 10_000, secrets: WALK_SECRETS });
}
