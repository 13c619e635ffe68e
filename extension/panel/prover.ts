import browser from 'webextension-polyfill';
import type { Journey } from '../../journey/model.ts';
import { printJourney } from '../../journey/parse.ts';
import {
  beginningOf,
  secretsIn,
  type ProofAsked,
  type ProofEnd,
  type ProofStep,
} from '../../journey/proof.ts';
import { isToldOfProof, PROOF_PORT, type TabProofAsked } from '../proving.ts';
import { attachedTo } from './attachments.ts';

declare global {
  /** Replays a journey; `waymark record` puts it into the panel. Each step is told by a `waymark-proof` event. */
  var waymarkProve: ((asked: ProofAsked) => Promise<ProofEnd>) | undefined;
  var waymarkStopProof: (() => Promise<void>) | undefined;
  interface WindowEventMap {
    'waymark-proof': CustomEvent<ProofStep>;
  }
}

/** What is to be replayed, and how to tell of it. */
interface Asked {
  journey: Journey;
  /** Replays in the tab beside the panel, up to and with the step of this id. */
  upTo?: string;
  /** By their names; those that the person gave. */
  secrets: Readonly<Record<string, string>>;
  /** The tab beside the panel. */
  tab: number | undefined;
  tell: (step: ProofStep) => void;
  /** Ends it early. */
  signal: AbortSignal;
}

/**
 * Replays a journey: by `waymark record` with real input, where the panel belongs to it, else in the tab.
 * @throws {Error} when it can't begin
 */
export function proveJourney(asked: Asked): Promise<ProofEnd> {
  return globalThis.waymarkProve ? byRunner(globalThis.waymarkProve, asked) : inTab(asked);
}

async function byRunner(
  prove: NonNullable<typeof globalThis.waymarkProve>,
  { journey, upTo, secrets, tell, signal }: Asked,
): Promise<ProofEnd> {
  const over = new AbortController();
  addEventListener('waymark-proof', ({ detail }) => tell(detail), { signal: over.signal });
  signal.addEventListener('abort', () => void globalThis.waymarkStopProof?.(), { signal: over.signal });
  try {
    const attachments = await attachedTo(journey);
    return await prove({
      journey: printJourney(journey),
      attachments,
      secrets,
      ...(upTo !== undefined && { upTo }),
    });
  } finally {
    over.abort();
  }
}

async function inTab({ journey, upTo, secrets, tab, tell, signal }: Asked): Promise<ProofEnd> {
  const part = upTo === undefined ? journey : beginningOf(journey, upTo);
  if (!part) throw new Error('The step to record from is no longer there.');
  if (tab === undefined)
    throw new Error('There is no tab beside the panel to replay in. Open the site in one.');
  const lacking = secretsIn(part.steps).filter((name) => !secrets[name]);
  if (lacking.length > 0) return { verdict: 'lacking', secrets: lacking };
  const { promise, resolve } = Promise.withResolvers<ProofEnd>();
  const port = browser.runtime.connect({ name: PROOF_PORT });
  port.onMessage.addListener((message: unknown) => {
    if (!isToldOfProof(message)) return;
    if ('end' in message) resolve(message.end);
    else tell(message.step);
  });
  port.onDisconnect.addListener(() =>
    resolve({ verdict: 'failed', why: 'The browser stopped the extension meanwhile. Try again.' }),
  );
  signal.addEventListener('abort', () => resolve({ verdict: 'stopped' }));
  const asked: TabProofAsked = { journey: part, secrets, tab, isWhole: upTo === undefined };
  port.postMessage(asked);
  return promise.finally(() => port.disconnect());
}
