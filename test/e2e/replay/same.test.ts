import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScript } from '../../../codegen/parse.ts';
import { printScript } from '../../../codegen/print.ts';
import { puppeteer } from '../../../codegen/standalone/puppeteer.ts';
import type { Journey } from '../../../journey/model.ts';
import { parseJourney, printJourney } from '../../../journey/parse.ts';
import { asCanary } from '../../../runner/commands/standalone.ts';
import { load } from '../../../runner/load.ts';
import recorded from '../../bench/book-a-tour-of-the-workshop.journey.json' with { type: 'json' };
import { standalone } from '../../codegen/standalone.ts';
import { IN_SHELL, run, scratch } from '../../command.ts';
import { startSite, type Break, type Site } from '../../site/server.ts';
import { WALK_SECRETS } from '../workshop-walk.ts';
import { Stage } from './stage.ts';
import { runCanary } from './synthetics.ts';

/** A journey, its script, what is read back of that, and the scripts that need no Waymark all do the same. */

const stage = new Stage();
let site: Site;
let folder: Awaited<ReturnType<typeof scratch>>;
let journey: Journey;

beforeAll(async () => {
  [site, folder] = await Promise.all([startSite(), scratch(), stage.open()]);
  const text = JSON.stringify({ ...recorded, baseUrl: site.url });
  journey = parseJourney(text, 'the journey');
});
afterAll(async () => {
  await Promise.all([stage.close(), site.close(), folder[Symbol.asyncDispose]()]);
});

interface Outcome {
  verdict: string;
  /** The steps that were begun, and how each ended. */
  steps: string[];
}

async function inRunner(name: string, text: string): Promise<Outcome> {
  const file = join(folder.path, name);
  await writeFile(file, text);
  const { verdict, steps } = await stage.replay(await load(file), { secrets: WALK_SECRETS, timeout: 10_000 });
  return { verdict, steps: steps.map(({ title, status }) => `${status} ${title}`) };
}

const ways: Record<string, () => Promise<Outcome>> = {
  'its script': () => inRunner('it.ts', printScript(journey)),
  'what is read back of its script': () => {
    const read = parseScript(printScript(journey), { file: 'it.ts', id: journey.id });
    return inRunner('read.journey.json', printJourney(read));
  },
  'its script for Puppeteer alone': async () => {
    const file = join(folder.path, 'it.puppeteer.ts');
    await writeFile(file, await standalone(journey, puppeteer));
    const env = { ...WALK_SECRETS, ...IN_SHELL };
    const { status, stdout, stderr } = await run(process.execPath, [file], { env });
    const steps = stdout.match(/^passed {2}.*$/gm)?.map((line) => line.replace('  ', ' ')) ?? [];
    const [, failed] = /^failed {2}([^:]*):/.exec(stderr) ?? [];
    if (status === 0) return { verdict: 'passed', steps: steps.slice(0, -1) };
    return { verdict: 'failed', steps: [...steps, `failed ${failed}`] };
  },
  'its canary': async () => {
    const files = await asCanary(journey, folder.path);
    const zip = files.get('canary.zip');
    const browser = stage.browser;
    if (!(zip instanceof Uint8Array) || !browser)
      throw new Error('There is no canary, or no browser for it.');
    const own = join(folder.path, crypto.randomUUID());
    await mkdir(own);
    const done = await runCanary(zip, `${journey.id}.handler`, {
      browser,
      folder: own,
      secrets: WALK_SECRETS,
    });
    expect(done.isHarKept).toBe(false);
    const steps = done.steps.map(({ title, status }) => `${status} ${title}`);
    return { verdict: done.error === undefined ? 'passed' : 'failed', steps };
  },
};

describe.for<[Break | undefined, verdict: string]>([
  [undefined, 'passed'],
  ['page-404', 'failed'],
])('on the demo site, broken by %s', ([broken, verdict]) => {
  let first: Outcome;
  beforeAll(async () => {
    site.breakWith(broken);
    first = await inRunner('it.journey.json', printJourney(journey));
  });

  test(`the journey ${verdict}`, () => expect(first.verdict).toBe(verdict));

  test.for(Object.entries(ways))('%s has the same steps and verdict', async ([, walk]) => {
    expect(await walk()).toEqual(first);
  });
});
