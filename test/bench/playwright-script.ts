import { readFile } from 'node:fs/promises';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Candidate, Journey, Step, Target } from '../../journey/model.ts';

/** A journey as a test that `playwright codegen` writes: its own generator, given what its recorder would tell it. */
export async function playwrightScript(journey: Journey): Promise<string> {
  const { languageSet, generateCode } = await generators();
  const language = [...languageSet()].find(({ id }) => id === 'playwright-test');
  const actions = journey.steps.map((step, at) => ({
    pageGuid: 'page',
    action: actionOf(step, journey.baseUrl),
    signals: signalsOf(step, at),
  }));
  return generateCode(actions, language, { browserName: 'chromium', launchOptions: {}, contextOptions: {} })
    .text;
}

interface Generators {
  languageSet(): Iterable<{ id: string }>;
  generateCode(actions: readonly object[], language: unknown, options: object): { text: string };
}

/** The generator is in Playwright's bundle, which does not export it. */
async function generators(): Promise<Generators> {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve('playwright-core')), 'lib/coreBundle.js');
  const bundle = new Module(file);
  bundle.filename = file;
  bundle.paths = require.resolve.paths('playwright-core') ?? [];
  const text = await readFile(file, 'utf8');
  const given = '\n;init_languages(); module.exports = { languageSet, generateCode };';
  const compile: unknown = Reflect.get(bundle, '_compile');
  if (typeof compile === 'function') compile.call(bundle, text + given, file);
  return bundle.exports;
}

function actionOf(step: Step, baseUrl: string): object {
  const on = 'target' in step && step.target ? { selector: selectorOf(step.target) } : {};
  switch (step.kind) {
    case 'navigate':
      return { name: 'navigate', url: baseUrl + step.url };
    case 'click':
      return { name: 'click', ...on, button: 'left', modifiers: 0, clickCount: 1 };
    case 'fill':
      return { name: 'fill', ...on, text: step.value };
    case 'select':
      return { name: 'select', ...on, options: step.options };
    case 'press':
      return { name: 'press', ...on, key: step.key, modifiers: 0 };
    case 'check':
    case 'hover':
      return { name: step.kind, ...on };
    case 'expect':
      return { name: 'assertVisible', ...on };
    default:
      throw new Error(`A plain journey has no step “${step.kind}”.`);
  }
}

function signalsOf(step: Step, at: number): object[] {
  const effects = ('effects' in step && step.effects) || [];
  return effects.flatMap(({ kind }) =>
    kind === 'download' ? [{ name: 'download', downloadAlias: String(at) }] : [],
  );
}

function selectorOf({ candidates: [best] }: Target): string {
  return best ? engineOf(best) : '';
}

function engineOf(candidate: Candidate): string {
  if (candidate.by === 'role')
    return `internal:role=${candidate.role}[name=${JSON.stringify(candidate.name)}s]`;
  const value = JSON.stringify(candidate.value);
  if (candidate.by === 'testid') return `internal:testid=[data-testid=${value}s]`;
  if (candidate.by === 'placeholder') return `internal:attr=[placeholder=${value}s]`;
  return candidate.by === 'label' ? `internal:label=${value}s` : `internal:text=${value}s`;
}
