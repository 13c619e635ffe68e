import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import type { Journey } from '../journey/model.ts';
import { parseJourney } from '../journey/parse.ts';
import { beginningOf, secretsIn, type ProofAsked, type ProofEnd, type ProofStep } from '../journey/proof.ts';
import { redact } from './evidence/redact.ts';
import { playableOf, type Playable } from './load.ts';
import { startBrowser } from './play/browser.ts';
import { asFailure, Misuse, type Failure } from './play/failure.ts';
import { replay } from './play/replay.ts';
import { walkOn } from './play/walk-on.ts';
import { secretsAtHand } from './secrets.ts';

/** Replays journeys for the panel, before anybody saves them. */

/** Who asks for it, and is told. */
interface Asker {
  /** The browser of the recorder. */
  browser: Browser;
  /** The pages of the site that are open, the likeliest first. */
  pages(): Promise<Page[]>;
  tell(step: ProofStep): void;
  /** Ends it early. */
  signal: AbortSignal;
}

/**
 * Replays a journey headless in a browser of its own, or its beginning in a page of the recorder's. Nothing of it
 * stays on the disk.
 * @throws {Misuse | JourneyError} when it can't be replayed at all
 */
export async function prove(asked: ProofAsked, asker: Asker): Promise<ProofEnd> {
  const whole = parseJourney(asked.journey, 'the recording');
  const journey = asked.upTo === undefined ? whole : beginningOf(whole, asked.upTo);
  if (!journey) throw new Misuse('The step to record from is no longer there.');
  const { secrets, lacking } = secretsFor(journey, asked.secrets);
  if (lacking.length > 0) return { verdict: 'lacking', secrets: lacking };
  const folder = await mkdtemp(join(tmpdir(), 'waymark-proof-'));
  let running: string | undefined;
  const playable = playableOf(journey, join(folder, `${journey.id}.journey.json`), (told) => {
    running = told.state === 'running' ? told.step : undefined;
    asker.tell(told);
  });
  const failed = (problem: Pick<Failure, 'message' | 'advice'>): ProofEnd => {
    if (asker.signal.aborted) return { verdict: 'stopped' };
    const { message, advice } = redact({ message: problem.message, advice: problem.advice }, secrets);
    if (running !== undefined) asker.tell({ step: running, state: 'failed', why: message });
    return { verdict: 'failed', why: message, ...(advice !== undefined && { advice }) };
  };
  try {
    for (const [path, base64] of Object.entries(asked.attachments)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), Buffer.from(base64, 'base64'));
    }
    return asked.upTo === undefined
      ? await replayed(playable, folder, secrets, asker, failed)
      : await walked(playable, folder, secrets, asker, failed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Failed = (problem: Pick<Failure, 'message' | 'advice'>) => ProofEnd;
type Secrets = Readonly<Record<string, string>>;

async function replayed(
  playable: Playable,
  folder: string,
  secrets: Secrets,
  { signal }: Asker,
  failed: Failed,
): Promise<ProofEnd> {
  const browser = await startBrowser();
  const close = (): void => void browser.close();
  signal.addEventListener('abort', close);
  try {
    const { failure, duration, drift } = await replay(playable, browser, {
      out: folder,
      timeout: TIMEOUT,
      secrets,
    });
    if (!failure) return { verdict: 'passed', duration, notes: drift };
    const { message, advice } = failure;
    return failed({ message, advice });
  } finally {
    signal.removeEventListener('abort', close);
    await browser.close();
  }
}

async function walked(
  playable: Playable,
  folder: string,
  secrets: Secrets,
  { browser, pages, signal }: Asker,
  failed: Failed,
): Promise<ProofEnd> {
  const [page] = await pages();
  if (!page) throw new Misuse('No page is open that the steps could be done in. Open one, and try again.');
  const began = performance.now();
  try {
    const notes = await walkOn(playable, browser, page, { folder, timeout: TIMEOUT, secrets, signal });
    return { verdict: 'passed', duration: performance.now() - began, notes };
  } catch (error) {
    return failed(asFailure(error));
  }
}

/** How long one act or check may take (milliseconds), as `waymark run` has it. */
const TIMEOUT = 10_000;

function secretsFor(
  journey: Journey,
  given: Secrets,
): { secrets: Record<string, string>; lacking: string[] } {
  const atHand = secretsAtHand();
  const values = secretsIn(journey.steps).map((name) => [name, given[name] || atHand(name) || ''] as const);
  const lacking = values.filter(([, value]) => value === '').map(([name]) => name);
  return { secrets: Object.fromEntries(values), lacking };
}
