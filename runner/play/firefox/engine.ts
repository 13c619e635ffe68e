import { COPY } from '../copying.ts';
import type { Engine } from '../engine.ts';
import { Failure } from '../failure.ts';
import { bidiOf, contextOf, Said } from './bidi.ts';
import { allPlaces, insertText, topPlace } from './documents.ts';
import { takeDownloads } from './downloads.ts';
import { dress } from './dress.ts';
import { onAddress, traverse } from './history.ts';
import { typeOf } from './request-types.ts';

/** Firefox, by WebDriver BiDi. */
export const firefox: Engine = {
  ask: (browser) => bidiOf(browser).send('session.status', {}),
  topPlace,
  allPlaces,
  dress,
  traverse,
  onAddress,
  typeOf,
  takeDownloads,
  insertText,
  photograph: (page) => page.screenshot({ captureBeyondViewport: false }),
  async copy(page, text, html) {
    const answer = await bidiOf(page.browser()).send('script.callFunction', {
      functionDeclaration: COPY,
      arguments: [text, html ?? ''].map((value) => ({ type: 'string', value })),
      awaitPromise: false,
      userActivation: true,
      target: { context: contextOf(page), sandbox: 'waymark-clipboard' },
    });
    const threw = new Said(answer).at('exceptionDetails', 'text').text;
    if (threw !== '') throw new Error(threw);
  },
  holdFiles() {
    const advice = 'Replay this journey in Chromium (--browser chromium).';
    return Promise.reject(
      new Failure('unsupported', 'Firefox can’t be given files to drop on a page.', advice),
    );
  },
};
