import { Node, type Expression } from 'ts-morph';
import type { Candidate, Target, TextualBy } from '../../journey/model.ts';
import { optionsOf, textOf } from './literals.ts';

/** An element as a script names it: the variable of its tab, the frames around it, and its name. */
export interface Located {
  page: string;
  frame: Target[];
  candidate?: Candidate;
}

/**
 * What an expression such as `page.getByRole('button', { name: 'Go' })` names; undefined for what a journey can't say,
 * such as the second of several.
 */
export function locate(expression: Expression): Located | undefined {
  if (Node.isIdentifier(expression)) return { page: expression.getText(), frame: [] };
  if (!Node.isCallExpression(expression)) return undefined;
  const access = expression.getExpression();
  if (!Node.isPropertyAccessExpression(access)) return undefined;
  const outer = locate(access.getExpression());
  if (!outer) return undefined;
  const method = access.getName();
  const args = expression.getArguments();
  if (method === 'contentFrame' && outer.candidate && args.length === 0) return into(outer, outer.candidate);
  if (method === 'frameLocator') {
    const frame = candidateOf('locator', args);
    return frame && into(outer, within(frame, outer.candidate));
  }
  const own = candidateOf(method, args);
  return own && { ...outer, candidate: within(own, outer.candidate) };
}

/** A candidate as a target: nothing else is known of the element. */
export function targetOf(candidate: Candidate): Target {
  if (candidate.by !== 'role' || candidate.name === undefined) {
    return { candidates: [candidate], fingerprint: { tag: '*' } };
  }
  const { role, name } = candidate;
  return { candidates: [candidate], fingerprint: { tag: '*', role, name } };
}

function into({ page, frame }: Located, candidate: Candidate): Located {
  return { page, frame: [...frame, targetOf(candidate)] };
}

function within(candidate: Candidate, outer: Candidate | undefined): Candidate {
  return outer ? { ...candidate, within: outer } : candidate;
}

function candidateOf(method: string, args: readonly Node[]): Candidate | undefined {
  const [first, second] = args;
  const text = textOf(first);
  const options = optionsOf(second);
  if (text === undefined || text === '' || !options || args.length > 2) return undefined;
  const { exact: _, ...rest } = Object.fromEntries(options);
  if (method === 'getByRole') {
    const { name, ...more } = rest;
    if (Object.keys(more).length > 0 || (name !== undefined && typeof name !== 'string')) return undefined;
    return { by: 'role', role: text, ...(name !== undefined && name !== '' && { name: fold(name) }) };
  }
  if (Object.keys(rest).length > 0) return undefined;
  if (method === 'locator') return isCss(text) ? { by: 'css', value: text.replace(/^css=/, '') } : undefined;
  const by = METHODS.get(method);
  return by && { by, value: by === 'testid' ? text : fold(text) };
}

/** Whether browsers read it: Playwright has engines and pseudo-classes of its own. */
function isCss(selector: string): boolean {
  return !/^(xpath=|\/\/|\.\.|text=|id=|internal:|_)|>>|:(has-text|text|text-is|visible|nth-match|light|near|above|below|left-of|right-of)\b/.test(
    selector,
  );
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const METHODS = new Map<string, Exclude<TextualBy, 'css'>>([
  ['getByTestId', 'testid'],
  ['getByLabel', 'label'],
  ['getByPlaceholder', 'placeholder'],
  ['getByAltText', 'alt'],
  ['getByTitle', 'title'],
  ['getByText', 'text'],
]);
