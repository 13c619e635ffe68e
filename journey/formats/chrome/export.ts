import { stepSchema, type Journey, type Step } from '../../model.ts';
import { membersOf, replaced, spanAt } from '../json-spans.ts';
import { importChrome } from './import.ts';
import { chromeStepsOf, viewportOut, type Out, type Surroundings } from './steps-out.ts';

/** A journey as a recording of Chrome, and what was lost on the way, one sentence each. */
export interface Exported {
  text: string;
  warnings: string[];
}

/**
 * Writes a journey as a recording for Chrome DevTools' Recorder. Of a journey that was imported from one, every step
 * that nobody changed is written as it was, to the byte; what Chrome can't express is a `customStep` that holds the
 * step itself, with a warning.
 */
export function exportChrome(journey: Journey): Exported {
  const original = originalOf(journey);
  const around: Surroundings = { journey, tabs: original?.tabs ?? new Map() };
  const pieces: Piece[] = [...opening(journey, original)];
  const { language } = journey.environment;
  const warnings =
    language === undefined
      ? []
      : [`Chrome asks for the language of its window, and not for “${language}” as the journey does.`];
  let done: Step | undefined;
  for (let at = 0; at < journey.steps.length;) {
    const unit = original && untouched(journey.steps, at, original);
    if (unit) {
      pieces.push(...unit.raws.map((raw) => ({ raw })));
      warnings.push(...journey.steps.slice(at, at + unit.length).flatMap(hiddenSecret));
      at += unit.length;
    } else {
      const step = journey.steps[at];
      if (!step) break;
      const { steps, lost } = chromeStepsOf(step, { ...around, done });
      pieces.push(...steps.map((made) => ({ made })));
      warnings.push(...lost.map((what) => `Step ${at + 1}: ${what}`));
      at += 1;
    }
    done = journey.steps[at - 1];
  }
  return { text: original ? put(journey, original, pieces) : print(journey.title, pieces), warnings };
}

/** A step of the recording that the journey was imported from, or a new one. */
type Piece = { raw: number } | { made: Out };

interface Original {
  text: string;
  /** The journey as it was imported. */
  journey: Journey;
  tabs: ReadonlyMap<string, string>;
  viewportAt: number | undefined;
  /** Which steps of the recording the steps of the journey come from, by the first of each. */
  units: ReadonlyMap<number, { raws: number[]; steps: string[] }>;
  /** The steps of the recording before all of those. */
  head: number[];
}

function originalOf({ imported, baseUrl }: Journey): Original | undefined {
  if (!imported) return undefined;
  const { text } = imported;
  const { journey, tabs, viewportAt } = importChrome(text, 'the imported recording', baseUrl);
  const steps = spanAt(text, ['steps']);
  const count = steps ? membersOf(text, steps.from).length : 0;
  const grouped = Map.groupBy(journey.steps, (step) => step.imported ?? 0);
  const starts = [...grouped.keys()];
  const until = (end: number | undefined, from = 0): number[] =>
    Array.from({ length: (end ?? count) - from }, (_, at) => from + at);
  const units = new Map(
    [...grouped].map(([from, made], nth) => [
      from,
      { raws: until(starts[nth + 1], from), steps: made.map(essence) },
    ]),
  );
  return { text, journey, tabs, viewportAt, units, head: until(starts[0]) };
}

/** What counts of a step: not what it is called. */
function essence(step: Step): string {
  return JSON.stringify(stepSchema.parse({ ...step, id: 's' }));
}

/** The steps of the recording that the steps from a place on stand for, where they are as they were imported. */
function untouched(
  steps: readonly Step[],
  at: number,
  { units }: Original,
): { raws: number[]; length: number } | undefined {
  const unit = units.get(steps[at]?.imported ?? -1);
  if (!unit) return undefined;
  const here = steps.slice(at, at + unit.steps.length).map(essence);
  const isSame = here.length === unit.steps.length && here.every((step, nth) => step === unit.steps[nth]);
  return isSame ? { raws: unit.raws, length: unit.steps.length } : undefined;
}

function hiddenSecret(step: Step): string[] {
  if (step.kind !== 'fill' || typeof step.value === 'string' || !('secret' in step.value)) return [];
  return [
    `${step.value.secret} stands in the place of that secret; put its value in before a replay in Chrome.`,
  ];
}

/** What comes before the first step: above all, how large the page is. */
function opening({ environment }: Journey, original: Original | undefined): Piece[] {
  const { viewport } = environment;
  const made: Piece = { made: viewportOut(viewport) };
  if (!original) return [made];
  const before = original.journey.environment.viewport;
  const isSame = JSON.stringify(before) === JSON.stringify(viewport);
  const { head, viewportAt } = original;
  const pieces = head.map((raw): Piece => (!isSame && raw === viewportAt ? made : { raw }));
  return isSame || viewportAt !== undefined ? pieces : [made, ...pieces];
}

function print(title: string, pieces: readonly Piece[]): string {
  const steps = pieces.flatMap((piece) => ('made' in piece ? [piece.made] : []));
  return `${JSON.stringify({ title, steps }, null, 2)}\n`;
}

/** Puts the pieces into the text of the recording, in its own style. */
function put({ title }: Journey, { text, journey }: Original, pieces: readonly Piece[]): string {
  const changes = [];
  const titleAt = spanAt(text, ['title']);
  if (titleAt && title !== journey.title) changes.push({ ...titleAt, by: JSON.stringify(title) });
  const span = spanAt(text, ['steps']);
  if (span) {
    const raws = membersOf(text, span.from);
    const isSame =
      pieces.length === raws.length && pieces.every((piece, at) => 'raw' in piece && piece.raw === at);
    if (!isSame) changes.push({ ...span, by: list(text, span, raws, pieces) });
  }
  return replaced(text, changes);
}

interface Range {
  from: number;
  to: number;
}

function list(text: string, span: Range, raws: readonly Range[], pieces: readonly Piece[]): string {
  const [first, second] = raws;
  const last = raws.at(-1);
  const before = first ? text.slice(span.from + 1, first.from) : '\n    ';
  const between = first && second ? text.slice(first.to, second.from) : `,${before}`;
  const after = last ? text.slice(last.to, span.to - 1) : '\n  ';
  const margin = /\n([ \t]*)$/.exec(before)?.[1];
  const items = pieces.map((piece) => {
    if ('made' in piece) {
      if (margin === undefined) return JSON.stringify(piece.made);
      return JSON.stringify(
        piece.made,
        null,
        margin.length > 4 || margin.includes('\t') ? margin.slice(0, Math.ceil(margin.length / 2)) : 2,
      ).replaceAll('\n', `\n${margin}`);
    }
    const raw = raws[piece.raw];
    return raw ? text.slice(raw.from, raw.to) : 'null';
  });
  return items.length === 0 ? '[]' : `[${before}${items.join(between)}${after}]`;
}
