import { fc } from '../../random.ts';
import { expect, test } from 'vitest';
import { RecordingDesk } from '../../cases/recording.ts';
import { sequences, type Action } from '../../sequences/actions.ts';
import { pageAt } from '../../sequences/page.ts';
import { flawIn, recordSequences, wordsOf } from '../../sequences/walk.ts';
import { keptReplayer } from '../kept-browsers.ts';
import { servePages } from './own-pages.ts';
import { stopWorker } from './worker.ts';

const SEED = 20_261_225;

/** What opens under the pointer is in it; once open, all of that reads otherwise than before. */
const MENU: Action[] = [{ do: 'menu', item: 'copy' }];

/** A list that gets the focus by its label lays nothing over the page: the next key, and the next drag, are the page's. */
const LISTS: Action[][] = [
  [{ do: 'choose', letter: 'F' }, { do: 'choose', letter: 'F' }, { do: 'find' }],
  [{ do: 'twice' }, { do: 'choose', letter: 'O' }, { do: 'drag', from: 1, to: 2 }],
];

test('random sequences of acts replay to the same state, and lose nothing to a background that is stopped', async () => {
  const site = await servePages(pageAt);
  const [desk, browser] = await Promise.all([RecordingDesk.open(site.url), keptReplayer()]);
  try {
    const batch = [MENU, ...LISTS, ...fc.sample(sequences, { seed: SEED, numRuns: 5 })];
    const recorded = await recordSequences(desk, batch);
    expect(await flawIn(browser, recorded), `seed ${SEED}`).toBeUndefined();

    let acts = 0;
    const stopped = await recordSequences(desk, batch, async () => {
      if ((acts += 1) % 4 === 0) await stopWorker(desk.recorder);
    });
    expect(wordsOf(stopped)).toEqual(wordsOf(recorded));
  } finally {
    await Promise.all([desk.close(), site.close()]);
  }
});
