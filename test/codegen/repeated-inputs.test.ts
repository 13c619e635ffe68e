import { cases, fc } from '../random.ts';
import { expect, test } from 'vitest';
import { journeyFiles } from '../../codegen/files.ts';
import { parseScript } from '../../codegen/parse.ts';
import { printScript } from '../../codegen/print.ts';
import type { Journey, Step } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import { withRepeatedInputs } from '../../journey/repeated-inputs.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';
import { journeyOf } from './journey-of.ts';

/** What is typed into several fields is one typed input. */

function fill(
  label: string,
  value: string,
  id = `${label}-${value}`.toLowerCase().replaceAll(/\W/g, '-'),
): Step {
  const target = {
    candidates: [{ by: 'label' as const, value: label }],
    fingerprint: { tag: 'input', label },
  };
  return { id, kind: 'fill', target, value };
}

test('a text that is typed twice stands once in the script, named after its first field', () => {
  const journey = journeyOf([
    fill('Your e-mail', 'eve@example.test'),
    fill('Name', 'Eve'),
    fill('Repeat it', 'eve@example.test'),
  ]);
  const [script, model] = journeyFiles(journey);
  expect(script.text).toContain('inputs: { yourEMail: "eve@example.test" }');
  expect(script.text.match(/eve@example\.test/g)).toHaveLength(1);
  expect(script.text.match(/fill\(inputs\.yourEMail\)/g)).toHaveLength(2);
  expect(script.text).toContain('fill("Eve")');
  expect(parseJourney(model.text, 'model').inputs).toEqual({ yourEMail: 'eve@example.test' });
});

test('what is alike by chance stays: numbers, and a letter or two', () => {
  const journey = journeyOf([
    fill('Desks', '4444'),
    fill('Floor', '4444'),
    fill('From', 'NO'),
    fill('To', 'NO'),
  ]);
  expect(withRepeatedInputs(journey)).toBe(journey);
});

test('a known input of that text is used, and no name is taken twice', () => {
  const journey = journeyOf(
    [
      fill('Name', 'Rudolph'),
      fill('Guest', 'Rudolph'),
      fill('Team', 'Sleigh'),
      fill('Crew', 'Sleigh'),
      fill('', 'Note', 'n1'),
      fill('?', 'Note', 'n2'),
    ],
    { inputs: { who: 'Rudolph', team: 'Other' }, secrets: ['text'] },
  );
  const { inputs, steps } = withRepeatedInputs(journey);
  expect(inputs).toEqual({ who: 'Rudolph', team: 'Other', team2: 'Sleigh', text2: 'Note' });
  expect(steps.map((step) => step.kind === 'fill' && step.value)).toEqual(
    ['who', 'who', 'team2', 'team2', 'text2', 'text2'].map((input) => ({ input })),
  );
});

test('of any journey: the same is typed, no literal is typed twice, and both laws hold', () => {
  const doubled = arbitraryJourney().map((journey): Journey => {
    const again = journey.steps.flatMap((step) => {
      if (step.kind !== 'fill') return [];
      const { effects: _, ...rest } = step;
      return [{ ...rest, id: `${step.id}-2` }];
    });
    return { ...journey, steps: [...journey.steps, ...again] };
  });
  fc.assert(
    fc.property(doubled, (journey) => {
      const lifted = withRepeatedInputs(journey);
      expect(typed(lifted)).toEqual(typed(journey));
      expect(withRepeatedInputs(lifted)).toBe(lifted);
      const script = printScript(lifted);
      const read = parseScript(script, { file: 'it.ts', id: 'it', previous: lifted });
      expect(read).toEqual(lifted);
      expect(printScript(read)).toBe(script);
    }),
    { numRuns: cases(30) },
  );
});

/** What is typed into each field. */
function typed({ steps, inputs }: Journey): unknown[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'fill') return [];
    const { value } = step;
    return [typeof value === 'object' && 'input' in value ? inputs[value.input] : value];
  });
}
