import { cases, fc } from '../random.ts';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { printScript } from '../../codegen/print.ts';
import type { Step } from '../../journey/model.ts';
import { hostileTexts } from '../arbitrary-journey.ts';
import { journeyOf } from './journey-of.ts';

/** What a page says is text in a script, whatever it says. */

const CASES = 10_000;
const IN_A_SCRIPT = 500;

/** Texts put together from what ends strings, comments and lines, starts code, or is not seen. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...hostileTexts,
        "'",
        '"',
        '`',
        '${',
        '}',
        '*/',
        '/*',
        '//',
        '\\',
        '\n',
        '\r',
        '\u2028',
        '\u2029',
      ),
      fc.constantFrom(
        '</script>',
        '<!--',
        '\u202e',
        '\u0000',
        '\u0001',
        '\u0002',
        '\ud800',
        '👩‍🚒',
        ');',
        '=>',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

test('of 10,000 hostile texts none gets out of its string: a script has but its calls and those very texts', () => {
  const texts = fc.sample(hostile, cases(CASES));
  for (let at = 0; at < texts.length; at += IN_A_SCRIPT) expectKept(texts.slice(at, at + IN_A_SCRIPT));
});

test('neither does one of 100 kB', () => {
  expectKept([`'); evil(); ('\u2028*/\`\${evil()}`.repeat(5000), '"'.repeat(100_000), "'".repeat(100_000)]);
});

function expectKept(texts: readonly string[]): void {
  const steps = texts.map((value, at): Step => {
    const label = { by: 'label', value: value || 'x' } as const;
    return {
      id: `s${at}`,
      kind: 'fill',
      target: { candidates: [label], fingerprint: { tag: 'input' } },
      value,
    };
  });
  const { kinds, strings, names } = partsOf(printScript(journeyOf(steps)));
  expect(strings).toEqual([
    'waymark',
    'Book a tour',
    'http://127.0.0.1:4173',
    ...texts.flatMap((text) => [text || 'x', text]),
  ]);
  expect([...names].toSorted()).toEqual(['baseUrl', 'fill', 'getByLabel', 'journey', 'page']);
  expect(kinds.get(ts.SyntaxKind.CallExpression)).toBe(1 + 2 * texts.length);
  expect(kinds.get(ts.SyntaxKind.ExpressionStatement)).toBe(texts.length);
  expect(kinds.get(ts.SyntaxKind.TemplateExpression)).toBeUndefined();
  expect(kinds.get(ts.SyntaxKind.NoSubstitutionTemplateLiteral)).toBeUndefined();
}

function partsOf(script: string) {
  const file = ts.createSourceFile('script.ts', script, ts.ScriptTarget.ESNext, false);
  const kinds = new Map<ts.SyntaxKind, number>();
  const strings: string[] = [];
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    kinds.set(node.kind, (kinds.get(node.kind) ?? 0) + 1);
    if (ts.isStringLiteral(node)) strings.push(node.text);
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { kinds, strings, names };
}
