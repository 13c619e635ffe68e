import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fc } from '../random.ts';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printScript } from '../../codegen/print.ts';
import { isBeyondScripts } from '../../codegen/standalone/print.ts';
import { puppeteer } from '../../codegen/standalone/puppeteer.ts';
import type { Journey } from '../../journey/model.ts';
import { arbitraryJourney, asRecorded } from '../arbitrary-journey.ts';
import { ROOT, run } from '../command.ts';
import { journeyOf } from './journey-of.ts';
import { standalone, within } from './standalone.ts';
import { statements } from './statements.ts';

/** Scripts that need no Waymark: all of a journey is in them, and they are as strict. */

const folder = join(ROOT, '.waymark', `standalone-${process.pid}`);
const everything = journeyOf(
  [
    { id: 'g', kind: 'group', title: 'All there is' },
    ...statements.map(([step]) => step).filter((step) => !isBeyondScripts(step)),
  ],
  { synthetic: ['/*'], inputs: { guest: 'Rudolph' }, secrets: ['CODE'] },
);

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('of any journey the script satisfies the strict compiler and is as Prettier leaves it', async () => {
  const journeys = fc.sample(arbitraryJourney(), 8);
  for (const [at, journey] of [
    everything,
    journeyOf([]),
    ...journeys.map(asRecorded).map(within),
  ].entries()) {
    const script = await standalone(journey, puppeteer);
    expect(await format(script, { parser: 'typescript' })).toBe(script);
    await writeFile(join(folder, `script-${at}.ts`), script);
  }
  const tsc = join(ROOT, 'node_modules/typescript-7/bin/tsc');
  expect((await run(process.execPath, [tsc, '-p', folder])).stdout).toBe('');
});

test('its walk is that of the script, statement by statement', async () => {
  const bodyOf = (script: string, start: string, end: string): string =>
    script
      .slice(script.indexOf(start) + start.length, script.indexOf(end))
      .replaceAll(/,(?=\s*[)\]}])|\s/g, '');
  const own = await standalone(everything, puppeteer);
  const walk = bodyOf(own, 'await step("All there is"', '/** Replays the walk');
  expect(walk).toBe(bodyOf(printScript(everything), 'await step("All there is"', '  },\n);\n') + '};');
});

test('only what the walk uses is in it', async () => {
  const script = await standalone(
    journeyOf([
      { id: 'a', kind: 'navigate', url: '/' },
      { id: 'b', kind: 'expect', check: { kind: 'title', title: 'Home' } },
    ]),
    puppeteer,
  );
  for (const name of ['getBy', 'downloads', 'secret', 'toHaveUrl', 'reload', 'screenshot'])
    expect(script).not.toMatch(new RegExp(`^ *[^/ ].*\\b${name}`, 'm'));
});

test('a check that only the runner can make is refused, not left out', async () => {
  const journey = journeyOf([{ id: 'a', kind: 'expect', check: { kind: 'response', url: '/api' } }]);
  await expect(standalone(journey, puppeteer)).rejects.toThrow('“Expect /api to be answered” is a check');
});

test('what only Waymark knows is refused, not left out', async () => {
  const refusals: [script: NonNullable<Journey['script']>, why: string][] = [
    [{ imports: ['keepState'] }, 'keepState'],
    [{ options: [{ code: '...more' }] }, '...more'],
    [{ context: 'all' }, '“all”'],
    [{ head: 'class Tab {}' }, 'declares Tab'],
  ];
  for (const [script, why] of refusals)
    await expect(standalone(journeyOf([], { script }), puppeteer)).rejects.toThrow(why);
});

test('what a person wrote between and around the steps is in it as it is', async () => {
  const script = await standalone(
    journeyOf([{ id: 'a', kind: 'custom', code: '// Why.\nawait again(page, 2);' }], {
      script: {
        head: 'const again = async (page: Tab, times: number) => {\n  for (let at = 0; at < times; at += 1) await page.reload();\n};',
        options: [{ code: 'baseUrl: process.env.SITE ?? "http://localhost"', of: 'baseUrl' }],
      },
    }),
    puppeteer,
  );
  expect(script).toContain('  // Why.\n  await again(page, 2);');
  expect(script).toContain('baseUrl: process.env.SITE ?? "http://localhost"');
  expect(script).toContain('reload(effects');
});
