import { cases, fc } from '../random.ts';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../codegen/parse.ts';
import { printScript } from '../../codegen/print.ts';
import { regenerate, UnsolvedDifference } from '../../codegen/regenerate.ts';
import type { Journey, Step } from '../../journey/model.ts';
import { misfitsOf } from '../../journey/references.ts';
import { arbitraryJourney, asRecorded } from '../arbitrary-journey.ts';
import { journeyOf, targetOf } from './journey-of.ts';

const beside = { file: 'tour.ts', id: 'tour' };

const base = journeyOf([
  { id: 'g', kind: 'group', title: 'Sign in' },
  { id: 'a', kind: 'navigate', url: '/login' },
  { id: 'b', kind: 'fill', target: field('Email'), value: 'santa@example.test' },
  { id: 'c', kind: 'click', target: field('Go') },
  { id: 'h', kind: 'group', title: 'Look' },
  { id: 'd', kind: 'expect', target: field('Welcome'), check: { kind: 'visible' } },
]);
const printed = printScript(base);

describe('a new recording of a script that was edited by hand', () => {
  test('changes the step that changed, and leaves all that a person wrote as it is', async () => {
    const edited = (await format(printed, { parser: 'typescript', singleQuote: true, semi: false }))
      .replace('import { journey', "import { pick } from './pick.ts'\nimport { journey")
      .replace(
        "      await page.getByLabel('Go')",
        "      // As a person would.\n      await pick(page, 'desk') // twice\n\n      await page.getByLabel('Go')",
      )
      .replace("baseUrl: 'http://127.0.0.1:4173'", "baseUrl: process.env.SITE ?? 'http://127.0.0.1:4173'");
    const next = changed(base, 'b', {
      id: 'b',
      kind: 'fill',
      target: field('Email'),
      value: 'elf@example.test',
    });
    const { script, clashes } = regenerate(edited, base, next, beside);
    expect(clashes).toEqual([]);
    expect(script).toBe(
      edited
        .replace("fill('santa@example.test')", 'fill("elf@example.test");')
        .replace("page.getByLabel('Email')", 'page.getByLabel("Email")'),
    );
  });

  test('adds what is new and takes away what is gone, with the names that this needs', () => {
    const edited = printed.replace('await page.goto', '// First.\n      await page.goto');
    const steps = base.steps.filter(({ id }) => id !== 'c' && id !== 'd');
    const next: Journey = {
      ...base,
      secrets: ['PASSWORD'],
      steps: [
        ...steps.slice(0, 3),
        { id: 'p', kind: 'fill', target: field('Password'), value: { secret: 'PASSWORD' } },
        ...steps.slice(3),
      ],
    };
    const { script, journey } = regenerate(edited, base, next, beside);
    expect(script).toBe(printScript(next).replace('await page.goto', '// First.\n      await page.goto'));
    expect(journey.steps.map(({ id }) => id)).toEqual(['g', 'h1', 'a', 'b', 'p', 'h']);
  });

  test('shows both texts, between marks, where both changed the same step; nothing is dropped', () => {
    const edited = printed.replace('santa@example.test', 'rudolph@example.test');
    const next = changed(base, 'b', {
      id: 'b',
      kind: 'fill',
      target: field('Email'),
      value: 'elf@example.test',
    });
    const { script, clashes } = regenerate(edited, base, next, beside);
    expect(script).toContain(`<<<<<<< as edited by hand
      await page.getByLabel("Email").fill("rudolph@example.test");
=======
      await page.getByLabel("Email").fill("elf@example.test");
>>>>>>> as recorded
      await page.getByLabel("Go").click();`);
    expect(clashes).toEqual(['tour.ts:9:1']);
    expect(() => parseScript(script, beside)).toThrow('tour.ts:9:1: a conflict is not solved yet');
  });

  test('is a clash where one side changed a step and the other took it away', () => {
    const without = { ...base, steps: base.steps.filter(({ id }) => id !== 'b') };
    const edited = printed.replace('santa@example.test', 'rudolph@example.test');
    const { script } = regenerate(edited, base, without, beside);
    expect(script).toMatch(/<{7}.*\n.*rudolph.*\n={7}\n>{7}/);
  });

  test('is a clash in the head of a group, with one body for both', () => {
    const edited = printed.replace('step("Look"', 'step("Look around"');
    const next = changed(base, 'h', { id: 'h', kind: 'group', title: 'Be welcome' });
    const { script } = regenerate(edited, base, next, beside);
    expect(script).toMatch(
      /<{7}.*\n.*"Look around", async \(\) => \{\n={7}\n.*"Be welcome".*\{\n>{7}.*\n.*expect/,
    );
  });

  test('writes nothing when the title was changed in two ways, and says so with both', () => {
    const edited = printed.replace('"Book a tour"', '"Book a visit"');
    const next = { ...base, title: 'Book a walk' };
    expect(() => regenerate(edited, base, next, beside)).toThrow(UnsolvedDifference);
    expect(() => regenerate(edited, base, next, beside)).toThrow(/"Book a visit"[^]*"Book a walk"/);
  });

  test('keeps the line ends of Windows', () => {
    const edited = printed
      .replace('await page.goto', '// First.\n      await page.goto')
      .replaceAll('\n', '\r\n');
    const next = changed(base, 'c', { id: 'c', kind: 'click', target: field('On') });
    const { script } = regenerate(edited, base, next, beside);
    expect(script).toBe(edited.replace('"Go"', '"On"'));
  });
});

test('of any journey, all that a person wrote survives the recording of any other step', () => {
  const anyEdits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('own line', 'same line', 'code')), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      arbitraryJourney(),
      anyEdits,
      fc.nat(),
      fc.constantFrom('change', 'add', 'delete'),
      (any, edits, nth, how) => {
        const journey = asRecorded(any);
        fc.pre(journey.steps.length > 0);
        const script = edits.reduce(
          (text, [at, kind], index) => written(text, at, kind, index),
          printScript(journey),
        );
        // Also what the journey alone says of the script has all of it.
        const kept = printScript(parseScript(script, { ...beside, previous: journey }));
        for (const index of edits.keys()) expect(kept.split(`hand${index} `)).toHaveLength(2);
        const at = nth % journey.steps.length;
        const steps = [...journey.steps];
        const fresh: Step = { id: 'fresh', kind: 'screenshot', name: 'As recorded anew' };
        if (how === 'change') steps.splice(at, 1, fresh);
        if (how === 'add') steps.splice(at, 0, fresh);
        if (how === 'delete') steps.splice(at, 1);
        const next = { ...journey, steps };
        // A step may have opened the tab that others are in.
        fc.pre(misfitsOf(next).length === 0);
        const result = regenerate(script, journey, next, { ...beside, attachmentOf: () => undefined });
        expect(result.clashes).toEqual([]);
        for (const index of edits.keys()) expect(result.script.split(`hand${index} `)).toHaveLength(2);
        const said = result.journey.steps.filter(({ kind }) => kind !== 'custom');
        expect(said.map(({ kind }) => kind)).toEqual(steps.map(({ kind }) => kind));
        expect(result.script.includes('page.screenshot("As recorded anew");')).toBe(how !== 'delete');
        // What was not recorded anew is as it was, byte for byte.
        const again = regenerate(result.script, result.journey, next, beside);
        expect(again.script).toBe(result.script);
      },
    ),
    { numRuns: cases(100) },
  );
});

/** A script with something that a person wrote behind one of the statements in it. */
function written(script: string, at: number, kind: string, index: number): string {
  const start = script.indexOf('=> {');
  const ends = [...script.matchAll(/;(?=\n| \/\/ hand)/g)]
    .filter(({ index: end }) => end > start)
    .slice(0, -1);
  const end = (ends[at % ends.length]?.index ?? 0) + 1;
  const texts: Record<string, string> = {
    'own line': `\n    // hand${index} by a person`,
    'same line': ` // hand${index} by a person`,
    code: `\n\n    if (process.env.hand${index} ) {\n      throw new Error();\n    }`,
  };
  return script.slice(0, end) + (texts[kind] ?? '') + script.slice(end);
}

function changed(journey: Journey, id: string, step: Step): Journey {
  return { ...journey, steps: journey.steps.map((old) => (old.id === id ? step : old)) };
}

function field(value: string) {
  return targetOf({ by: 'label', value });
}
