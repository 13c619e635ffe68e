import type { Page } from 'puppeteer';
import { noteStatus, STATUS } from '../../evidence/look-back.ts';
import { noteVital, vitalsCode } from '../../evidence/vitals.ts';
import { FLAG, headersFor, originsOf, type Marking } from '../../marking/mark-page.ts';
import type { Dress } from '../engine.ts';
import { bidiOf, contextOf, Said } from './bidi.ts';
import { followRestored } from './history.ts';
import { noteTypes } from './request-types.ts';

/**
 * Makes a new tab one of a replay. Of what it did before it could be watched Firefox remembers how the server answered,
 * and no errors.
 */
export async function dress(page: Page, { marking, walk, evidence, language }: Dress): Promise<void> {
  noteTypes(page.browser());
  const bidi = bidiOf(page.browser());
  const context = contextOf(page);
  let intercept = '';
  const stops = [
    followRestored(page),
    bidi.on('network.beforeRequestSent', (said) => {
      if (said.at('intercepts').items.some(({ text }) => text === intercept)) void letOn(said);
    }),
    bidi.on('script.message', (said) => {
      if (said.at('channel').text === vitals) noteVital(page, said.at('data', 'value').text, evidence.vitals);
    }),
  ];
  page.once('close', () => {
    for (const stop of stops) stop();
  });
  const letOn = async (said: Said): Promise<void> => {
    const asked = said.at('request');
    const headers = asked.at('headers').items;
    const own = await ownHeaders(asked, said, marking).catch(() => undefined);
    await bidi
      .send('network.continueRequest', {
        request: asked.at('request').text,
        headers: [
          ...headers.map(({ whole }) => whole),
          ...Object.entries(own ?? {}).map(([name, value]) => ({ name, value: { type: 'string', value } })),
        ],
      })
      .catch(() => undefined); // the page or its browser went away; so did the request
  };
  const vitals = `waymark-vitals-${context}`;
  const urlPatterns = originsOf(marking).map((origin) => {
    const { protocol, hostname, port } = new URL(origin);
    return { type: 'pattern', protocol: protocol.slice(0, -1), hostname, ...(port !== '' && { port }) };
  });
  await Promise.all([
    bidi.send('script.addPreloadScript', { functionDeclaration: `() => { ${FLAG} }`, contexts: [context] }),
    bidi.send('script.addPreloadScript', {
      functionDeclaration: `(tell) => { globalThis.waymarkVital = tell; ${vitalsCode()} }`,
      arguments: [{ type: 'channel', value: { channel: vitals } }],
      contexts: [context],
      sandbox: 'waymark-vitals',
    }),
    bidi
      .send('network.addIntercept', { phases: ['beforeRequestSent'], contexts: [context], urlPatterns })
      .then((said) => (intercept = new Said(said).at('intercept').text)),
    bidi.send('emulation.setLocaleOverride', { locale: language, contexts: [context] }),
    page.evaluate(STATUS).then((status) => noteStatus(status, page, walk)),
  ]);
}

async function ownHeaders(
  asked: Said,
  said: Said,
  marking: Marking,
): Promise<Record<string, string> | undefined> {
  const isDocument = said.at('navigation').text !== '';
  if (!isDocument && !marking.sign) return undefined;
  const headers = asked
    .at('headers')
    .items.map((one) => [one.at('name').text, one.at('value', 'value').text]);
  const request = { method: asked.at('method').text, url: asked.at('url').text };
  return headersFor({ ...request, headers: Object.fromEntries(headers) }, marking);
}
