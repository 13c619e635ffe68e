import { Misuse } from '../play/failure.ts';

/** The kinds of options: what a config may hold, and how a flag or an environment variable spells it. */

/** One option of `waymark run`. */
export interface Option<T> {
  /** What it does, in a sentence without its name. */
  readonly says: string;
  /** What stands for its value in help: `SECONDS`; none for a switch. */
  readonly placeholder?: string;
  readonly fallback: T;
  /** What the default is, in words, where the value does not say it. */
  readonly byDefault?: string;
  /** What values may be, in words: `a number of seconds above 0`. */
  readonly expected: string;
  /** The value that a text spells; undefined for none. */
  readonly parse: (text: string) => T | undefined;
  /** The value itself, when it is one; undefined otherwise. */
  readonly accept: (value: unknown) => T | undefined;
}

/** On or off. */
export function toggle(says: string): Option<boolean> {
  return {
    says,
    fallback: false,
    expected: 'true or false',
    parse: (text) =>
      /^(true|1|yes|on)$/i.test(text) ? true : /^(false|0|no|off|)$/i.test(text) ? false : undefined,
    accept: (value) => (typeof value === 'boolean' ? value : undefined),
  };
}

/** A length of time in seconds, above 0 unless `zero` is allowed. */
export function seconds(says: string, fallback: number, { zero = false } = {}): Option<number> {
  const accept = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isFinite(value) && (zero ? value >= 0 : value > 0)
      ? value
      : undefined;
  return {
    says,
    placeholder: 'SECONDS',
    fallback,
    expected: zero ? 'a number of seconds' : 'a number of seconds above 0',
    parse: (text) => (text.trim() === '' ? undefined : accept(Number(text))),
    accept,
  };
}

/** A whole number from `least` up. */
export function whole(says: string, fallback: number, least: number, byDefault?: string): Option<number> {
  const accept = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined;
  return {
    says,
    placeholder: 'NUMBER',
    fallback,
    ...(byDefault !== undefined && { byDefault }),
    expected: `a whole number from ${least} up`,
    parse: (text) => (text.trim() === '' ? undefined : accept(Number(text))),
    accept,
  };
}

/** Any text that `isFit` lets through; none by default. */
export function text(
  says: string,
  placeholder: string,
  expected: string,
  isFit: (value: string) => boolean = (value) => value !== '',
): Option<string | undefined> {
  const accept = (value: unknown): string | undefined =>
    typeof value === 'string' && isFit(value) ? value : undefined;
  return { says, placeholder, fallback: undefined, byDefault: 'none', expected, parse: accept, accept };
}

/** The path of a file or folder. */
export function path(says: string, placeholder: string, fallback: string): Option<string> {
  const accept = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return { says, placeholder, fallback, expected: 'a path', parse: accept, accept };
}

/** One of a few words. */
export function choice<const Word extends string>(
  says: string,
  words: readonly Word[],
  fallback: NoInfer<Word>,
): Option<Word> {
  const accept = (value: unknown): Word | undefined => words.find((word) => word === value);
  const expected = `one of ${words.join(', ')}`;
  return { says, placeholder: words.join('|'), fallback, expected, parse: accept, accept };
}

/** Texts, which an environment variable separates by commas. */
export function list(
  says: string,
  placeholder: string,
  fallback: readonly string[],
): Option<readonly string[]> {
  const accept = (value: unknown): readonly string[] | undefined =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '')
      ? value.map(String)
      : undefined;
  return {
    says,
    placeholder,
    fallback,
    expected: 'a list of texts, none of them empty',
    parse: (given) => accept(given.split(',').map((item) => item.trim())),
    accept,
  };
}

/**
 * The value of an option as it was given.
 * @param where what was set, for the reader: `--timeout`, `WAYMARK_TIMEOUT`, `waymark.config.ts: timeout`
 * @param isSpelt whether a text spells the value, as flags and variables do, instead of being it
 * @throws {Misuse} when it is no value of the option
 */
export function valueOf<T>(option: Option<T>, given: unknown, where: string, isSpelt: boolean): T {
  const value = isSpelt && typeof given === 'string' ? option.parse(given) : option.accept(given);
  if (value !== undefined) return value;
  throw new Misuse(`${where}: expected ${option.expected}, saw ${show(given)}.`);
}

function show(given: unknown): string {
  return typeof given === 'string' ? `“${given}”` : (JSON.stringify(given) ?? typeof given);
}
