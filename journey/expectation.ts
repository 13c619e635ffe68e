import type { z } from 'zod';

/** What a schema expected at a place where it saw something else, in words. */
export function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum}${sizeUnits.get(issue.origin) ?? ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${sizeUnits.get(issue.origin) ?? ''}`;
    case 'invalid_key':
      return `as its key ${issue.issues[0]?.message ?? 'a name'}`;
    default:
      return issue.message;
  }
}

const sizeUnits = new Map([
  ['string', ' character'],
  ['array', ' element'],
]);

function article(type: string): string {
  const name = { int: 'whole number', record: 'object' }[type] ?? type;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
