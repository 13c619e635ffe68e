import type { Candidate, Fingerprint, Target } from '../../model.ts';
import type { Selectors } from './recording.ts';

/** Chrome's selectors as targets, and targets as Chrome's selectors. */

/** What is known of an element by the selectors that a recording has for it. */
interface Known {
  tag?: string;
  role?: string;
  name?: string;
}

/**
 * How a journey names the element of a step: by role and name, by label or test id where the recording tells them, else
 * by text or CSS. Undefined where it can't: XPath is not among the names of a journey.
 * @param isField whether the step fills the element
 */
export function targetOf(selectors: Selectors, isField = false): Target | undefined {
  const paths = selectors.map((selector) => (typeof selector === 'string' ? [selector] : selector));
  const known = knowledge(paths, isField);
  const ranked = paths.flatMap((path) => {
    const parts = path.map((part, at) => candidateOf(part, at === path.length - 1 ? known : {}));
    const candidate = chain(parts);
    return candidate ? [{ candidate, rank: rankOf(candidate, known) }] : [];
  });
  const candidates = ranked.toSorted((one, other) => one.rank - other.rank).map(({ candidate }) => candidate);
  if (candidates.length === 0) return undefined;
  const texts = candidates.map((candidate) => JSON.stringify(candidate));
  return {
    candidates: candidates.filter((_, at) => texts.indexOf(texts[at] ?? '') === at),
    fingerprint: fingerprintOf(known),
  };
}

/** Words by which a person would call the element: its accessible name, else its text or the end of its selector. */
export function wordsOf(selectors: Selectors): string[] {
  const last = selectors.map((selector) =>
    typeof selector === 'string' ? selector : (selector.at(-1) ?? ''),
  );
  return last.map((part) =>
    part.startsWith('aria/') ? (readAria(part).name ?? '') : part.replace(/^text\//, ''),
  );
}

/** The selectors of a target, best first; none where Chrome has no way to name it. */
export function selectorsOf({ candidates }: Target): string[][] {
  return candidates.flatMap((candidate) => {
    const path = pathOf(candidate);
    return path ? [path] : [];
  });
}

function knowledge(paths: readonly (readonly string[])[], isField: boolean): Known {
  const last = paths.map((path) => path.at(-1) ?? '');
  const aria = last.find((part) => part.startsWith('aria/'));
  const { name, role: told } = aria === undefined ? {} : readAria(aria);
  const tag = last.map(tagOf).find((found) => found !== undefined) ?? (told && TAGS.get(told));
  const role = told ?? (tag && ROLES.get(tag));
  const field = isField || /^(input|textarea|select)$/.test(tag ?? '');
  return {
    ...(tag !== undefined ? { tag } : field && { tag: 'input' }),
    ...(role !== undefined ? { role } : field && tag === undefined && { role: 'textbox' }),
    ...(name !== undefined && { name }),
  };
}

function fingerprintOf({ tag = '*', role, name }: Known): Fingerprint {
  return { tag, ...(role !== undefined && { role }), ...(name !== undefined && { name }) };
}

function candidateOf(part: string, known: Known): Candidate | undefined {
  if (part.startsWith('aria/')) return byName(readAria(part), known);
  if (part.startsWith('text/')) return textual('text', fold(part.slice('text/'.length)));
  if (part.startsWith('xpath/')) return undefined;
  return byCss(part.replace(/^pierce\//, ''));
}

function byName(
  { role = undefined, name }: Pick<Known, 'role' | 'name'>,
  known: Known,
): Candidate | undefined {
  if (role !== undefined) return { by: 'role', role, ...(name !== undefined && { name }) };
  if (name === undefined) return undefined;
  if (/^(input|textarea|select)$/.test(known.tag ?? '')) return { by: 'label', value: name };
  return known.role === undefined ? undefined : { by: 'role', role: known.role, name };
}

function byCss(selector: string): Candidate | undefined {
  // What only Puppeteer reads is no CSS.
  if (/>>>|::-p-/.test(selector) || selector.trim() === '') return undefined;
  const [, id] =
    /^\[data-(?:testid|test-id|test|cy|qa)=(?:"([^"\\]+)"|'([^'\\]+)')\]$/.exec(selector)?.filter(Boolean) ??
    [];
  return id === undefined ? textual('css', selector) : textual('testid', id);
}

function textual(by: 'css' | 'testid' | 'text', value: string): Candidate | undefined {
  return value === '' ? undefined : { by, value };
}

/** A path of names from the outside in as one; undefined where one of them is none. */
function chain(parts: readonly (Candidate | undefined)[]): Candidate | undefined {
  return parts.reduce<Candidate | undefined>(
    (outer, part, at) => part && (at === 0 ? part : outer && { ...part, within: outer }),
    undefined,
  );
}

/** Chrome shortens texts to what tells them apart, and only whole ones are found; so those come last. */
function rankOf(candidate: Candidate, { name }: Known): number {
  if (candidate.by === 'css') return 2;
  if (candidate.by === 'text') return candidate.value === name ? 1 : 3;
  return 0;
}

/** `aria/Sign in[role="button"]` */
function readAria(part: string): { name?: string; role?: string } {
  const found: { name?: string; role?: string } = {};
  const rest = part
    .slice('aria/'.length)
    .replace(
      /\[\s*(role|name)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*\]/g,
      (_, key: string, one = '', other = '') => {
        const value = fold(String(one) || String(other));
        if (value !== '') found[key === 'role' ? 'role' : 'name'] = value;
        return '';
      },
    );
  const name = fold(rest);
  return name === '' ? found : { ...found, name };
}

/** The tag that the last part of a selector names. */
function tagOf(part: string): string | undefined {
  if (/^(aria|text)\//.test(part)) return undefined;
  const last =
    part
      .replace(/\[[^\]]*\]|\([^)]*\)/g, '')
      .split(/[\s>+~/]+/)
      .at(-1) ?? '';
  return /^[a-z][a-z0-9-]*/.exec(last)?.[0];
}

function pathOf(candidate: Candidate): string[] | undefined {
  const own = selectorOf(candidate);
  if (own === undefined) return undefined;
  if (!candidate.within) return [own];
  const outer = pathOf(candidate.within);
  return outer && [...outer, own];
}

function selectorOf(candidate: Candidate): string | undefined {
  switch (candidate.by) {
    case 'role':
      return aria(candidate.name ?? '', candidate.role);
    case 'label':
      return aria(candidate.value);
    case 'text':
      return `text/${candidate.value}`;
    case 'css':
      return candidate.value;
    case 'testid':
      return attribute('data-testid', candidate.value);
    case 'placeholder':
    case 'alt':
    case 'title':
      return attribute(candidate.by, candidate.value);
    case 'beside':
      return undefined; // it has no such selector
  }
}

/** Brackets in a name would be read as attributes. */
function aria(name: string, role?: string): string | undefined {
  if (/[[\]"\\]/.test(name + (role ?? ''))) return undefined;
  return `aria/${name}${role === undefined ? '' : `[role="${role}"]`}`;
}

function attribute(name: string, value: string): string {
  return `[${name}="${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"]`;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const ROLES = new Map([
  ['a', 'link'],
  ['button', 'button'],
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['img', 'img'],
  ['select', 'combobox'],
  ['textarea', 'textbox'],
]);

const TAGS = new Map([
  ['button', 'button'],
  ['combobox', 'select'],
  ['img', 'img'],
  ['link', 'a'],
  ['textbox', 'input'],
]);
