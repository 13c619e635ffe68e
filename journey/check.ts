import { z } from 'zod';
import { schemaOfCandidate } from './candidate.ts';
import { schemaOfJsonShape } from './json-shape.ts';
import { unknownKind } from './unknown-kind.ts';

/** What can be checked, of an element or of the page. */

const text = z.string().min(1);
const words = z.string().regex(/\S/, 'some text that can be seen');

const most = z.int().min(1);

const kinds = [
  z.strictObject({ kind: z.literal('visible') }),
  z.strictObject({ kind: z.literal('hidden') }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('contains'), text: words }),
  /** A regular expression that is found in the text, as it stands between the slashes of a script. */
  z
    .strictObject({
      kind: z.literal('pattern'),
      pattern: text,
      flags: z.exactOptional(
        z.string().regex(/^(?=.)i?m?s?[uv]?$/, 'some of the flags i, m, s, u, v, in that order'),
      ),
    })
    .refine(({ pattern, flags }) => isLiteral(pattern, flags), {
      path: ['pattern'],
      error: 'a regular expression as it stands between slashes: / as \\/, and what can’t be seen as \\u…',
    }),
  z.strictObject({ kind: z.literal('value'), value: z.string() }),
  z.strictObject({ kind: z.literal('checked'), checked: z.boolean() }),
  z.strictObject({ kind: z.literal('enabled') }),
  z.strictObject({ kind: z.literal('disabled') }),
  z.strictObject({ kind: z.literal('attribute'), name: attributeName(), value: z.string() }),
  z.strictObject({ kind: z.literal('count'), count: z.int().min(0) }),
  z.strictObject({ kind: z.literal('url'), url: text }),
  z.strictObject({ kind: z.literal('title'), title: z.string() }),
  /** Of the document; any other status fails a journey by itself. */
  z.strictObject({ kind: z.literal('status'), status: z.int().min(200).max(399) }),
  /** Of a request since the last act began; `within` so many milliseconds. Any status below 400 without one. */
  z.strictObject({
    kind: z.literal('response'),
    url: text,
    method: z.exactOptional(z.string().regex(/^[A-Z]+$/, 'a method such as GET or POST')),
    status: z.exactOptional(z.int().min(100).max(599)),
    json: z.exactOptional(schemaOfJsonShape),
    within: z.exactOptional(z.int().min(1)),
  }),
  /** No errors on the console, and no failed requests, since the tab was opened. */
  z.strictObject({ kind: z.literal('console') }),
  z.strictObject({ kind: z.literal('requests') }),
  /**
   * A budget, in milliseconds but for `cls`: for the web vitals of the document, the step that the check is in or that
   * was before it, and each request for data since the tab was opened.
   */
  z
    .strictObject({
      kind: z.literal('fast'),
      lcp: z.exactOptional(most),
      inp: z.exactOptional(most),
      cls: z.exactOptional(z.number().min(0)),
      step: z.exactOptional(most),
      request: z.exactOptional(most),
    })
    .refine((budget) => Object.keys(budget).length > 1, 'at least one of lcp, inp, cls, step, request'),
  /** By the rules of axe-core: those of that impact or a worse one (all without), but for those that are excepted. */
  z.strictObject({
    kind: z.literal('accessible'),
    impact: z.exactOptional(z.enum(['minor', 'moderate', 'serious', 'critical'])),
    except: z.exactOptional(z.array(text).min(1)),
  }),
  /** As in the picture of that name beside the script, but for masks and a part of all pixels (0 to 1). */
  z.strictObject({
    kind: z.literal('picture'),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and dashes'),
    masks: z.exactOptional(z.array(schemaOfCandidate).min(1)),
    different: z.exactOptional(z.number().min(0).max(1)),
  }),
] as const;

/** The shape of checks. */
export const schemaOfCheck = z.discriminatedUnion('kind', kinds, unknownKind(kinds)).meta({ id: 'check' });

/** What must hold, for an element or for the page. */
export type Check = z.infer<typeof schemaOfCheck>;

/** The names of the kinds of check; every table of them has one row for each. */
export type CheckKind = Check['kind'];

type CheckByKind = { [K in CheckKind]: Extract<Check, { kind: K }> };

/** The check of one kind. */
export type CheckOf<K extends CheckKind> = CheckByKind[K];

/** Checks of the page; all others are of an element. */
export type PageCheck = CheckOf<keyof typeof OF_PAGE>;

/** Whether a check is of the page and names no element. */
export function isOfPage(check: Check): check is PageCheck {
  return Object.hasOwn(OF_PAGE, check.kind);
}

/** Whether a check is of how the page is, whatever was done in it: it proves no outcome. */
export function isAside(check: Check): boolean {
  return isOfPage(check) && OF_PAGE[check.kind] === 'aside';
}

const OF_PAGE = {
  url: 'outcome',
  title: 'outcome',
  status: 'aside',
  response: 'outcome',
  console: 'aside',
  requests: 'aside',
  fast: 'aside',
  accessible: 'aside',
  picture: 'outcome',
} as const satisfies Partial<Record<CheckKind, 'outcome' | 'aside'>>;

function attributeName(): z.ZodString {
  return z.string().regex(/^[^\s"'<>/=\p{C}]+$/u, 'the name of an attribute');
}

/** Whether a text is what stands between the slashes of a regular expression, all of it to be seen. */
function isLiteral(pattern: string, flags = ''): boolean {
  try {
    return new RegExp(pattern, flags).source === pattern && !UNSEEN.test(pattern);
  } catch {
    return false;
  }
}

/** What readers can't see, and what would end the script of a page that shows the text. */
const UNSEEN = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}]|<(?:\/script|!--)/iu;
