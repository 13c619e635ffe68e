import type { Candidate, Target } from '../../model.ts';

/** What a command says of its element: the locator in use, and the others that were recorded. */
export interface Located {
  target: string;
  targets: readonly (readonly string[])[];
}

/** The target of a locator such as `id=email` or `linkText=Sign in`; undefined where none can be said without XPath. */
export function targetOf({ target, targets }: Located): Target | undefined {
  const locators = [target, ...targets.map(([locator = '']) => locator)];
  const candidates = [...new Set(locators)].flatMap((locator) => candidateOf(locator) ?? []);
  if (candidates.length === 0) return undefined;
  // What people read comes first.
  const ranked = candidates.toSorted((one, other) => Number(one.by === 'css') - Number(other.by === 'css'));
  const link = ranked.find((candidate) => candidate.by === 'role');
  const fingerprint =
    link?.by === 'role'
      ? { tag: 'a', role: link.role, ...(link.name !== undefined && { name: link.name }) }
      : { tag: '*' };
  return { candidates: ranked, fingerprint };
}

/** Words by which the field may sound like a secret. */
export function wordsOf({ target, targets }: Located): string {
  return [target, ...targets.map(([locator = '']) => locator)].join(' ');
}

function candidateOf(locator: string): Candidate | undefined {
  const [, strategy = '', rest = ''] = /^(\w+)=([^]+)$/.exec(locator) ?? [];
  const value = rest.trim();
  if (value === '' || value.includes('${')) return undefined;
  switch (strategy) {
    case 'id':
      return { by: 'css', value: attribute('id', value) };
    case 'name':
      return { by: 'css', value: attribute('name', value) };
    case 'css':
      return testId(value) ?? { by: 'css', value };
    case 'linkText':
    case 'link':
      return { by: 'role', role: 'link', name: value.replace(/^exact:/, '').replace(/\s+/g, ' ') };
    default:
      return undefined;
  }
}

function testId(selector: string): Candidate | undefined {
  const value = /^\*?\[data-(?:testid|test-id|test|cy|qa)=["']?([^"'\]\\]+)["']?\]$/.exec(selector)?.[1];
  return value === undefined ? undefined : { by: 'testid', value };
}

function attribute(name: string, value: string): string {
  return `[${name}="${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"]`;
}
