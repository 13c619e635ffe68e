import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPONENT_CASES, OWN_CASES } from '../../cases/all.ts';
import { compare } from '../../cases/fidelity.ts';
import { RecordingDesk } from '../../cases/recording.ts';
import { serveCases, type CaseSite } from '../../cases/site.ts';
import { keptReplayer } from '../kept-browsers.ts';

/** A few telling pages of the fidelity bench, which has them all: what is walked on them replays to the same state. */

const NAMES = new Set([
  'hover-menu-by-script',
  'sortablejs-board',
  'tiptap-editor',
  'flatpickr-range',
  'tabulator-cells',
  'shoelace-form',
]);
const CASES = [...OWN_CASES, ...COMPONENT_CASES].filter(({ name }) => NAMES.has(name));

let site: CaseSite | undefined;
let desk: RecordingDesk | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  site = await serveCases(CASES);
  [desk, browser] = await Promise.all([RecordingDesk.open(site.url), keptReplayer()]);
});

afterAll(async () => {
  await Promise.all([desk?.close(), site?.close()]);
});

test.for(CASES)('$name comes to the same state', async (one) => {
  if (!desk || !browser) throw new Error('The browsers are there within tests alone.');
  expect(await compare(one, desk, browser)).toEqual({ verdict: 'same' });
});
