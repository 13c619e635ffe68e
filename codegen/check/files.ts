import { spanAt } from '../../journey/formats/json-spans.ts';
import type { Journey } from '../../journey/model.ts';
import { placeOf } from '../code/place.ts';
import { readParts, type Beside } from '../parse.ts';
import { rewrite } from '../rewrite.ts';
import { takeApart } from '../take-apart.ts';
import { check, mended } from './check.ts';
import type { Finding } from './finding.ts';

/** A finding in a file. */
export interface Found {
  /** File, line and column. */
  place: string;
  finding: Finding;
}

/** What a file came to: its findings, and what it would be with those mended that can be. */
export interface Checked {
  found: Found[];
  mended: { journey: Journey; text?: string; count: number };
}

/**
 * Checks a script.
 * @throws {ScriptError} when it can't be read
 */
export function checkScript(text: string, beside: Beside): Checked {
  const parts = takeApart(text, beside.file);
  const journey = readParts(parts, beside);
  const units = parts.units.filter(({ is }) => is !== 'close');
  const found = check(journey).map((finding): Found => {
    const unit = finding.step === undefined ? undefined : units[finding.step];
    const inside =
      unit && finding.code !== undefined ? text.slice(unit.from, unit.to).indexOf(finding.code) : 0;
    const at = unit ? unit.from + Math.max(0, inside) : parts.title.from;
    return { place: placeOf(text, at, beside.file), finding };
  });
  const { journey: now, count } = mended(journey);
  if (count === 0) return { found, mended: { journey, count } };
  const steps = now.steps.map((step) => ({ step }));
  return { found, mended: { journey: now, text: rewrite(parts, journey, now, steps), count } };
}

/** Checks a journey's file. */
export function checkJourney(text: string, journey: Journey, file: string): Checked {
  const found = check(journey).map((finding): Found => {
    const path = finding.step === undefined ? ['title'] : ['steps', finding.step];
    return { place: placeOf(text, spanAt(text, path)?.from ?? 0, file), finding };
  });
  return { found, mended: mended(journey) };
}
