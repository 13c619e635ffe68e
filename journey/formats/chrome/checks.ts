import type { Check } from '../../model.ts';

/** Chrome counts what is in the document; a journey looks at what can be seen, and where it wants one, at exactly one. */
export function countOf(operator: '>=' | '==' | '<=', count: number, isWanted: boolean): Check | undefined {
  if (!isWanted) return operator === '>=' && count === 1 ? { kind: 'hidden' } : undefined;
  if (operator === '==') return { kind: 'count', count };
  if (operator === '>=' && count === 1) return { kind: 'visible' };
  return operator === '<=' && count === 0 ? { kind: 'count', count: 0 } : undefined;
}

/** What a property that Chrome waits for is as a check; undefined where a journey has none like it. */
export function checkOf(property: string, value: unknown): Check | undefined {
  if (/^(innerText|textContent)$/.test(property) && typeof value === 'string')
    return { kind: 'text', text: value };
  if (property === 'value' && typeof value === 'string') return { kind: 'value', value };
  if (property === 'checked' && typeof value === 'boolean') return { kind: 'checked', checked: value };
  return undefined;
}

/** What a check of an element is in Chrome: the rest of a `waitForElement`; undefined where Chrome has none like it. */
export function elementWait(check: Check): Readonly<Record<string, unknown>> | undefined {
  switch (check.kind) {
    case 'visible':
      return {};
    case 'hidden':
      return { visible: false };
    case 'count':
      return { operator: '==', count: check.count };
    case 'text':
      return { properties: { innerText: check.text } };
    case 'value':
      return { properties: { value: check.value } };
    case 'checked':
      return { properties: { checked: check.checked } };
    default:
      return undefined;
  }
}

/** What a check of the page is in Chrome: an expression that is true once it holds; undefined for other checks. */
export function pageWait(check: Check, baseUrl: string): string | undefined {
  if (check.kind === 'title') {
    const title = check.title.replace(/\s+/g, ' ').trim();
    return `document.title.replace(/\\s+/g, ' ').trim() === ${literal(title)}`;
  }
  return check.kind === 'url' && URL.canParse(check.url, baseUrl)
    ? `new RegExp(${literal(patternOf(check.url, baseUrl))}).test(location.href)`
    : undefined;
}

/** As a pattern of an address reads in a journey: query and hash count only where it has them. */
function patternOf(url: string, baseUrl: string): string {
  const { origin, pathname, search, hash } = new URL(url, baseUrl);
  const part = (text: string): string =>
    text.replace(/[.*+?^${}()|[\]\\/]/g, (sign) => (sign === '*' ? '[^/?#&]+' : `\\${sign}`));
  return `^${part(origin + pathname)}${search === '' ? '(\\?[^#]*)?' : part(search)}${hash === '' ? '(#.*)?' : part(hash)}$`;
}

/** JSON is JavaScript, but for two line separators of old. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (sign) =>
    sign === '\u2028' ? '\\u2028' : '\\u2029',
  );
}
