import { Node } from 'ts-morph';
import { schemaOfCheck, type Check } from '../../journey/check.ts';
import { valueOf } from './literals.ts';

/** What an expectation of Playwright is as a check; undefined where a journey has none like it. */
export function checkOf(method: string, args: readonly Node[], isNot: boolean): Check | undefined {
  const value = valueOf(args[0]);
  if (args.length === 0) {
    if (method === 'toBeVisible') return { kind: isNot ? 'hidden' : 'visible' };
    if (method === 'toBeHidden') return { kind: isNot ? 'visible' : 'hidden' };
    if (method === 'toBeEnabled') return { kind: isNot ? 'disabled' : 'enabled' };
    if (method === 'toBeDisabled') return { kind: isNot ? 'enabled' : 'disabled' };
    return method === 'toBeChecked' ? { kind: 'checked', checked: !isNot } : undefined;
  }
  if (isNot) return undefined;
  if (method === 'toHaveAttribute') return attributeOf(args);
  if (args.length > 1) return undefined;
  if (/^to(?:Have|Contain)Text$/.test(method) && Node.isRegularExpressionLiteral(args[0])) {
    return patternOf(args[0].getLiteralText());
  }
  if (typeof value === 'number' && Number.isInteger(value))
    return method === 'toHaveCount' ? { kind: 'count', count: value } : undefined;
  if (typeof value !== 'string') return undefined;
  switch (method) {
    case 'toHaveText':
      return { kind: 'text', text: value };
    case 'toContainText':
      return /\S/.test(value) ? { kind: 'contains', text: value } : undefined;
    case 'toHaveValue':
      return { kind: 'value', value };
    case 'toHaveTitle':
      return { kind: 'title', title: value };
    case 'toHaveURL':
      return value === '' ? undefined : { kind: 'url', url: value };
    default:
      return undefined;
  }
}

function attributeOf([name, value, ...more]: readonly Node[]): Check | undefined {
  const texts = [valueOf(name), valueOf(value)];
  const [key, wanted] = texts;
  if (typeof key !== 'string' || typeof wanted !== 'string' || more.length > 0) return undefined;
  return { kind: 'attribute', name: key, value: wanted };
}

function patternOf(literal: string): Check | undefined {
  const end = literal.lastIndexOf('/');
  const { success, data } = schemaOfCheck.safeParse({
    kind: 'pattern',
    pattern: literal.slice(1, end),
    ...(end < literal.length - 1 && { flags: literal.slice(end + 1) }),
  });
  return success ? data : undefined;
}
