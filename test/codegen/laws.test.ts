import { cases, fc } from '../random.ts';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../codegen/parse.ts';
import { printScript } from '../../codegen/print.ts';
import { attachmentsOf } from '../../journey/attachments.ts';
import type { Journey, Target } from '../../journey/model.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';
import { journeyOf } from './journey-of.ts';
import { said } from './said.ts';

/** The laws that scripts obey, over random journeys of every kind of step, check and effect, and code by hand. */

const RUNS = 100;

test('a file that is called ? is read back as any other', () => {
  const file = { name: '?', path: 'walk.files/a.pdf', sha256: '0'.repeat(64), size: 0 };
  const target: Target = { candidates: [{ by: 'label', value: 'Plan' }], fingerprint: { tag: 'input' } };
  const journey = journeyOf([{ id: 'a', kind: 'upload', target, files: [file] }]);
  expect(parseScript(printScript(journey), { file: 'it.ts', id: 'it', previous: journey })).toEqual(journey);
});

test('names of fields in any script stand as Prettier has them, and are read back', async () => {
  const names = ['größe', '価格', 'цена', '㐀', '𝒜', '℘', 'a·b', 'ⅰ', '٣', '', 'a-b', '\u3164', 'a\u200Db'];
  const fields = Object.fromEntries(names.map((name) => [name, null]));
  const journey = journeyOf([
    { id: 'a', kind: 'expect', check: { kind: 'response', url: '/api', json: { fields } } },
  ]);
  const script = printScript(journey);
  expect(script).toContain('größe: null');
  expect(script).toContain('価格: null');
  expect(script).toContain('"\\u3164": null');
  expect(await format(script, { parser: 'typescript' })).toBe(script);
  expect(parseScript(script, { file: 'it.ts', id: 'it', previous: journey })).toEqual(journey);
  expect(said(readAlone(script, journey))).toEqual(said(journey));
});

describe('of any journey', () => {
  test('the script beside the journey is that journey: parse(print(j)) equals j', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const read = parseScript(printScript(journey), { file: 'it.ts', id: 'it', previous: journey });
        expect(read).toEqual(journey);
      }),
      { numRuns: cases(RUNS) },
    );
  });

  test('the script alone says all that it can hold, with each step understood', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const read = readAlone(printScript(journey), journey);
        const expected = { ...journey, baseUrl: read.baseUrl };
        expect(said(read)).toEqual(said(expected));
      }),
      { numRuns: cases(RUNS) },
    );
  });

  test('the script that is printed of a script is that script, byte for byte: print(parse(s)) equals s', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const script = printScript(journey);
        expect(printScript(readAlone(script, journey))).toBe(script);
      }),
      { numRuns: cases(RUNS) },
    );
  });

  test('Prettier by its defaults leaves the script as it is', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryJourney(), async (journey) => {
        const script = printScript(journey);
        expect(await format(script, { parser: 'typescript' })).toBe(script);
      }),
      { numRuns: cases(RUNS) },
    );
  });
});

/** Reads a script with no journey beside it, but with the files that it uploads. */
function readAlone(script: string, journey: Journey): Journey {
  const files = new Map(attachmentsOf(journey).map((file) => [file.path, file]));
  return parseScript(script, { file: 'it.ts', id: journey.id, attachmentOf: (path) => files.get(path) });
}
