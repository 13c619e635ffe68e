import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBrowser } from '../../runner/play/browser.ts';
import { COMPONENT_CASES, OWN_CASES } from '../cases/all.ts';
import type { Case } from '../cases/case.ts';
import { compare, compareByPlaywright, type Fidelity } from '../cases/fidelity.ts';
import { PlaywrightPlayer, PlaywrightRecorder } from '../cases/playwright.ts';
import { RecordingDesk } from '../cases/recording.ts';
import { serveCases } from '../cases/site.ts';

/** A walk that Playwright's recorder is longer at is stuck (milliseconds). */
const LONGEST = 120_000;

/** So many pages it takes to say anything. */
const LEAST = 60;

/**
 * Whether what is recorded replays to the same final state: each case is walked and recorded, and its journey and the
 * script generated from it are replayed in a fresh context of another browser. The same hand walks the same pages under
 * Playwright's recorder, whose script is then run by Playwright. Fails unless all of ours come to the same, and more of
 * them than of Playwright's.
 *
 * `--only NAME` takes the cases whose names begin so; `--ours` leaves Playwright out.
 */
export async function fidelityBench(): Promise<void> {
  const options = {
    only: { type: 'string', default: '' },
    ours: { type: 'boolean', default: false },
  } as const;
  const { only, ours } = parseArgs({ args: process.argv.slice(3), options, allowPositionals: true }).values;
  const cases = [...OWN_CASES, ...COMPONENT_CASES].filter(({ name }) => name.startsWith(only));
  if (cases.length === 0) throw new Error(`No case has a name that begins with “${only}”.`);
  const site = await serveCases(cases);
  try {
    const found = await measureOurs(cases, site.url);
    const theirs = ours ? [] : await measurePlaywright(cases, site.url);
    console.log(`\n${row('page', 'ours', ours ? '' : 'Playwright')}`);
    for (const [at, { name, component }] of cases.entries()) {
      const page = component === undefined ? name : `${name} (${component})`;
      console.log(row(page, found[at]?.verdict ?? '', theirs[at]?.verdict ?? ''));
    }
    const [same, theirSame] = [count(found), count(theirs)];
    const beside = ours ? '' : `; of Playwright's recordings ${theirSame} did`;
    console.log(`fidelity  ${same} of ${cases.length} pages came to the same state in a replay${beside}`);
    const isWhole = only !== '' || cases.length >= LEAST;
    if (!isWhole || same < cases.length || (!ours && only === '' && theirSame >= same)) process.exitCode = 1;
  } finally {
    await site.close();
  }
}

async function measureOurs(cases: readonly Case[], url: string): Promise<Fidelity[]> {
  const desk = await RecordingDesk.open(url);
  const browser = await startBrowser();
  try {
    return await each(cases, 'ours', (one) => compare(one, desk, browser));
  } finally {
    await desk.close();
    await browser.close();
  }
}

async function measurePlaywright(cases: readonly Case[], url: string): Promise<Fidelity[]> {
  let recorder = await PlaywrightRecorder.open(url);
  const player = await PlaywrightPlayer.open();
  const measure = async (one: Case): Promise<Fidelity> => {
    const stuck = sleep(LONGEST, undefined, { ref: false });
    const found = await Promise.race([compareByPlaywright(one, recorder, player), stuck]);
    if (found) return found;
    recorder.close().catch(() => undefined); // it may be stuck, too
    recorder = await PlaywrightRecorder.open(url);
    return { verdict: 'different', why: `It was not done after ${LONGEST / 1000} s.` };
  };
  try {
    return await each(cases, 'Playwright', measure);
  } finally {
    await recorder.close();
    await player.close();
  }
}

/** One after the other; says why as soon as something is not the same. */
async function each(
  cases: readonly Case[],
  whose: string,
  measure: (one: Case) => Promise<Fidelity>,
): Promise<Fidelity[]> {
  const found: Fidelity[] = [];
  for (const one of cases) {
    const fidelity = await measure(one);
    if (fidelity.why !== undefined) console.log(`${whose} ${one.name}: ${fidelity.verdict}: ${fidelity.why}`);
    found.push(fidelity);
  }
  return found;
}

function count(found: readonly Fidelity[]): number {
  return found.filter(({ verdict }) => verdict === 'same').length;
}

function row(...cells: [string, string, string]): string {
  return cells
    .map((cell, at) => cell.padEnd(at === 0 ? 44 : 12))
    .join(' ')
    .trimEnd();
}
