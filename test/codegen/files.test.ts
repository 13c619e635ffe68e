import { expect, test } from 'vitest';
import { journeyFiles } from '../../codegen/files.ts';
import { printScript } from '../../codegen/print.ts';
import { parseJourney } from '../../journey/parse.ts';
import { journeyOf } from './journey-of.ts';

test('a journey is two files that are named after it: the script, and the journey itself', () => {
  const journey = journeyOf([{ id: 'a', kind: 'navigate', url: '/' }], { id: 'tour-2' });
  const [script, model, ...more] = journeyFiles(journey);
  expect(script).toEqual({ name: 'tour-2.ts', text: printScript(journey) });
  expect(model?.name).toBe('tour-2.journey.json');
  expect(parseJourney(model?.text ?? '', 'tour-2.journey.json')).toEqual(journey);
  expect(more).toEqual([]);
});
