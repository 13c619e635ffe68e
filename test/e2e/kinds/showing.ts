import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIND_CASES } from '../../cases/kinds.ts';
import { RecordingDesk } from '../../cases/recording.ts';
import { replayWalk } from '../../cases/replaying.ts';
import { serveCases, type CaseSite } from '../../cases/site.ts';
import { leave } from '../kept-browsers.ts';
import type { Open } from '../opening.ts';
import type { Opened } from '../person.ts';

/**
 * The tests of a browser that the table of kinds (docs/kinds.md) stands on: what is done in it by trusted input is
 * recorded as steps of the kinds that the case names, and the script that is printed of them, replayed in
 * another, leaves the page in the same state.
 */
export function showKindsIn(open: Open<Opened>, openReplayer: () => Promise<Browser>): void {
  let site: CaseSite;
  let desk: RecordingDesk;
  let replayer: Browser;

  beforeAll(async () => {
    site = await serveCases(KIND_CASES);
    [desk, replayer] = await Promise.all([RecordingDesk.open(site.url, open), openReplayer()]);
  });
  afterAll(async () => {
    await Promise.all([desk?.close(), leave(replayer)]);
    await site?.close();
  });

  test.each(KIND_CASES.map((one) => [one.name, one] as const))('%s', async (_, walk) => {
    const recorded = await desk.record(walk);
    const kinds = recorded.journey.steps.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining([...walk.kinds]));
    expect(kinds).not.toContain('unsupported');
    expect(recorded.state).not.toBe(recorded.initial);
    const { run, state } = await replayWalk(replayer, recorded, 'script');
    expect({ verdict: run.verdict, why: run.failure?.message, drift: run.drift, state }).toEqual({
      verdict: 'passed',
      why: undefined,
      drift: [],
      state: recorded.state,
    });
  });
}
