import { cases, fc } from '../random.ts';
import { Node, Project, SyntaxKind, ts, type SourceFile } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { printScript } from '../../codegen/print.ts';
import { printText } from '../../codegen/code/text.ts';
import type { Candidate, Journey, Step, Target } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { arbitraryJourney, asRecorded, hostileTexts } from '../arbitrary-journey.ts';

describe('of any journey', () => {
  test('the file gives the same journey back', () => {
    check((journey) => {
      expect(parseJourney(printJourney(journey), 'journey')).toEqual(journey);
    });
  });

  test('the script parses, and is the same each time', () => {
    check((journey) => {
      const script = printScript(journey);
      expect(parse(script).diagnostics).toEqual([]);
      expect(printScript(structuredClone(journey))).toBe(script);
    });
  });

  test('each recorded text is a string of the script', () => {
    check((any) => {
      const journey = asRecorded(any);
      const strings = new Set(stringsOf(parse(printScript(journey)).file));
      for (const text of recordedTexts(journey)) expect(strings).toContain(text);
    });
  });

  test('the script of a recording has nothing but known calls, names the journey declares, and recorded texts', () => {
    check((any) => {
      const journey = asRecorded(any);
      const { file } = parse(printScript(journey));
      const { inputs, secrets } = journey;
      const tabs = journey.steps.flatMap(aliasesOf);
      const members = new Set([...Object.keys(inputs), ...secrets, ...tabs]);
      const fields = new Set(journey.steps.flatMap(fieldsIn));
      file.forEachDescendant((node) => {
        expect(kinds, node.getText()).toContain(node.getKindName());
        if (!Node.isIdentifier(node) || api.has(node.getText())) return;
        if (Node.isPropertyAssignment(node.getParent()) && fields.has(node.getText())) return;
        expect(members).toContain(node.getText());
        expect(['inputs', 'secrets', 'tabs']).toContain(ownerOf(node));
      });
      const known = new Set(['waymark', '', ...tabs, ...fields, ...allStrings(journey)]);
      for (const text of stringsOf(file)) expect(known).toContain(text);
    });
  });

  test('the script of a recording has one call for each step, and no character that is not seen', () => {
    check((any) => {
      const journey = asRecorded(any);
      const script = printScript(journey);
      const awaits = parse(script).file.getDescendantsOfKind(SyntaxKind.AwaitExpression);
      expect(awaits).toHaveLength(journey.steps.length);
      expect(script).not.toMatch(/(?![ \n])[\p{Cc}\p{Cf}\p{Z}\p{Cs}]/u);
    });
  });
});

test.for(hostileTexts.map((text) => [text] as const))(
  'a text is one string that reads as it was: %j',
  ([text]) => {
    const printed = printText(text);
    const { file, diagnostics } = parse(`x(${printed});`);
    expect(diagnostics).toEqual([]);
    expect(stringsOf(file)).toEqual([text]);
    expect(file.getDescendantsOfKind(SyntaxKind.Identifier).map((node) => node.getText())).toEqual(['x']);
    expect(printed).not.toMatch(/<\/script|<!--|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u00a0]/iu);
  },
);

/** All that the API of a script is called by. */
const api = new Set(
  `journey expect baseUrl synthetic viewport language width height deviceScaleFactor isMobile hasTouch inputs secrets tabs page step
   goto open back forward reload close resize click drag dragTo scroll hover fill type placeCaret paste check uncheck select upload dropFiles press screenshot unsupported
   getByRole getByTestId getByLabel getByPlaceholder getByAltText getByTitle getByText locator beside contentFrame
   toBeVisible toBeHidden toHaveText toHaveValue toBeChecked toBeUnchecked toHaveCount toHaveUrl toHaveTitle
   toContainText toBeEnabled toBeDisabled toHaveAttribute
   toHaveStatus toHaveResponse toHaveCleanConsole toHaveNoFailedRequests toHaveScreenshot masks maxDifferent toBeAccessible impact except toBeFast lcp inp cls request method status json within String Number Boolean
   button count hold modifiers from position x y to by turns during at after before over occurrence html
   goesTo opens closes downloads requests alerts confirms declines answers dismisses`.split(/\s+/),
);

/** All that a script is made of: no template, operator (but the minus of a number), function call by index, … */
const kinds = new Set(
  `ImportDeclaration ImportClause NamedImports ImportSpecifier ExportAssignment ExportKeyword DefaultKeyword
   CallExpression PropertyAccessExpression ElementAccessExpression Identifier StringLiteral NumericLiteral
   PrefixUnaryExpression MinusToken RegularExpressionLiteral NullKeyword TrueKeyword FalseKeyword ObjectLiteralExpression PropertyAssignment ArrayLiteralExpression
   ArrowFunction AsyncKeyword Parameter ObjectBindingPattern BindingElement EqualsGreaterThanToken Block
   ExpressionStatement AwaitExpression EndOfFileToken`.split(/\s+/),
);

function check(promise: (journey: Journey) => void): void {
  fc.assert(fc.property(arbitraryJourney(), promise), { numRuns: cases(50) });
}

function parse(script: string): { file: SourceFile; diagnostics: string[] } {
  const compilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, compilerOptions });
  const file = project.createSourceFile('script.ts', script);
  const diagnostics = project.getProgram().getSyntacticDiagnostics(file);
  return { file, diagnostics: diagnostics.map((broken) => String(broken.getMessageText())) };
}

function stringsOf(file: SourceFile): string[] {
  return file.getDescendantsOfKind(SyntaxKind.StringLiteral).map((node) => node.getLiteralValue());
}

/** What a member belongs to, or the option that a key lies in. */
function ownerOf(node: Node): string | undefined {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getExpression().getText();
  return parent?.getParentOrThrow().getParentIfKind(SyntaxKind.PropertyAssignment)?.getName();
}

function aliasesOf(step: Step): string[] {
  const effects = 'effects' in step ? (step.effects ?? []) : [];
  const opened = effects.flatMap((effect) => (effect.kind === 'popup' ? [effect.page] : []));
  return [...(step.page === undefined ? [] : [step.page]), ...opened];
}

/** The texts of a journey that a reader of the script has to see. */
function recordedTexts(journey: Journey): string[] {
  const { title, baseUrl, synthetic = [], inputs } = journey;
  return [title, baseUrl, ...synthetic, ...Object.values(inputs), ...journey.steps.flatMap(textsOf)];
}

function textsOf(step: Step): string[] {
  const frames = 'frame' in step ? (step.frame ?? []) : [];
  const targets = 'target' in step && step.target ? [...frames, step.target] : [...frames];
  if (step.kind === 'drag' && step.to) targets.push(step.to.target);
  const effects = 'effects' in step ? (step.effects ?? []) : [];
  const own: unknown[] = ['title', 'url', 'key', 'name', 'reason', 'value'].map((key) =>
    Reflect.get(step, key),
  );
  if (step.kind === 'expect') {
    const plain = Object.entries(step.check).filter(
      ([key]) => !/^(kind|pattern|flags|json|masks)$/.test(key),
    );
    own.push(...plain.map(([, value]) => value));
  }
  if (step.kind === 'upload') own.push(...step.files.map(({ path }) => path));
  if (step.kind === 'select') own.push(...step.options);
  if (step.kind === 'scroll') own.push(...(step.modifiers ?? []));
  if (step.kind === 'drag') own.push(...(step.modifiers ?? []));
  if (step.kind === 'click') own.push(...(step.modifiers ?? []), step.button);
  for (const effect of effects) {
    if (effect.kind === 'navigation') own.push(effect.url);
    if (effect.kind === 'download') own.push(effect.name);
    if (effect.kind === 'dialog') own.push(effect.message);
    if (effect.kind === 'dialog' && effect.type === 'prompt') own.push(effect.answer);
  }
  return [...own.filter((text) => typeof text === 'string'), ...targets.flatMap(textsOfTarget)];
}

function textsOfTarget({ candidates: [best] }: Target): string[] {
  return best ? textsOfCandidate(best) : [];
}

function textsOfCandidate(candidate: Candidate): string[] {
  const { within } = candidate;
  const own = candidate.by === 'role' ? [candidate.role, candidate.name ?? []].flat() : [candidate.value];
  return [...own, ...(within ? textsOfCandidate(within) : [])];
}

/** The names of the fields that a step wants of an answer's JSON. */
function fieldsIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const own = 'fields' in data ? Object.keys(Object(data.fields)) : [];
  return [...own, ...Object.values(data).flatMap(fieldsIn)];
}

function allStrings(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(allStrings) : [];
}
