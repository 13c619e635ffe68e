import { diffIndices } from 'node-diff3';
import type { Journey, Step } from '../journey/model.ts';
import { saidOf } from './align.ts';
import type { Unit } from './body.ts';
import { lay, layStatement, write } from './code/layout.ts';
import { namesIn } from './code/names.ts';
import { printText } from './code/text.ts';
import { linesOf } from './code/verbatim.ts';
import type { Merged } from './merge-steps.ts';
import { printOptions } from './options.ts';
import { contextOf, importsOf, printSteps } from './print.ts';
import { printStatement } from './statement.ts';
import type { Parts } from './take-apart.ts';

/**
 * Writes a journey into a script that is there: all that says the same stays as a person wrote and formatted it.
 * @param parts the script, taken apart
 * @param before the journey that it is
 * @param now the journey that it is to be, with the steps of which some may clash: both go into the text, with marks
 */
export function rewrite(parts: Parts, before: Journey, now: Journey, steps: readonly Merged[]): string {
  const { text, imports, title, options, context, body } = parts;
  const all = steps.flatMap((entry) => ('step' in entry ? [entry.step] : [...entry.ours, ...entry.theirs]));
  const used = namesIn(printSteps(all));
  const usedBefore = namesIn(printSteps(before.steps));
  const names = importsOf(now, used);
  const takes = contextOf(now, used);
  const edits = [
    ...(names.every((name) => imports.names.includes(name)) && names.length === imports.names.length
      ? []
      : [{ ...imports, code: `import { ${names.join(', ')} } from "waymark";` }]),
    ...(now.title === title.value ? [] : [{ ...title, code: printText(now.title) }]),
    ...(printedOptions(now, '') === printedOptions(before, '')
      ? []
      : [{ ...options, code: printedOptions(now, indentationAt(text, options.from)) }]),
    ...(takes === contextOf(before, usedBefore) ? [] : [{ ...context, code: takes }]),
    { ...body, code: bodyOf(parts, steps) },
  ];
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((written, { from, to, code }) => written.slice(0, from) + code + written.slice(to), text);
}

/** The marks of a clash, as Git writes them. */
const MARKS = { ours: '<<<<<<< as edited by hand', between: '=======', theirs: '>>>>>>> as recorded' };

/** A piece of the walk to be written. */
type Piece =
  | { is: 'open' | 'step'; step: Step; depth: number }
  | { is: 'close'; depth: number }
  | { is: 'mark'; mark: string };

function bodyOf({ text, body, units }: Parts, steps: readonly Merged[]): string {
  const pieces = piecesOf(steps);
  const matched = matches(units, pieces);
  const indents = indentsOf(text, units);
  let written = '';
  let previous = -1;
  let last: Piece | undefined;
  for (const [at, piece] of pieces.entries()) {
    const own = matched.get(at);
    const unit = own === undefined ? undefined : units[own];
    if (piece.is === 'mark') {
      written += `\n${piece.mark}`;
    } else if (own === undefined || !unit) {
      const indentation = indents[piece.depth] ?? '';
      const isEmptyGroup = piece.is === 'close' && last?.is === 'open';
      written += isEmptyGroup ? printed(piece, '') : `\n${indentation}${printed(piece, indentation)}`;
    } else {
      const lead = text.slice(units[own - 1]?.to ?? body.from, unit.from);
      const isEmptyGroup = piece.is === 'close' && last?.is === 'open';
      const mayStay = lead.includes('\n') || (own === previous + 1 && last?.is !== 'mark');
      written += isEmptyGroup ? '' : mayStay ? lead : `\n${indents[piece.depth] ?? ''}`;
      written += text.slice(unit.from, unit.to);
    }
    previous = own ?? Number.NaN;
    last = piece;
  }
  const end = text.slice(units.at(-1)?.to ?? body.from, body.to);
  return written + (end.includes('\n') || pieces.length === 0 ? end : `\n${indentationAt(text, body.to)}`);
}

function piecesOf(steps: readonly Merged[]): Piece[] {
  const pieces: Piece[] = [];
  let isOpen = false;
  const close = (): void => {
    if (isOpen) pieces.push({ is: 'close', depth: 0 });
    isOpen = false;
  };
  const add = (step: Step): void => {
    pieces.push({ is: step.kind === 'group' ? 'open' : 'step', step, depth: isOpen ? 1 : 0 });
  };
  for (const entry of steps) {
    const both = 'step' in entry ? [entry.step] : [...entry.ours, ...entry.theirs];
    const isGroup = both.some(({ kind }) => kind === 'group');
    if (isGroup || both[0]?.ungrouped) close();
    if ('step' in entry) {
      add(entry.step);
    } else {
      pieces.push({ is: 'mark', mark: MARKS.ours });
      entry.ours.forEach(add);
      pieces.push({ is: 'mark', mark: MARKS.between });
      entry.theirs.forEach(add);
      pieces.push({ is: 'mark', mark: MARKS.theirs });
    }
    // Where the head of a group clashes, both have one body between them.
    if (isGroup) isOpen = true;
  }
  close();
  return pieces;
}

/** Which unit of the text says what a piece says, by its place among the pieces. */
function matches(units: readonly Unit[], pieces: readonly Piece[]): Map<number, number> {
  const [old, now] = [units.map(keyOf), pieces.map(keyOf)];
  const found = new Map<number, number>();
  let [from, to] = [0, 0];
  const same = (until: number): void => {
    for (; from < until; from += 1, to += 1) found.set(to, from);
  };
  for (const { buffer1, buffer2 } of diffIndices(old, now)) {
    same(buffer1[0]);
    [from, to] = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]];
  }
  same(old.length);
  return found;
}

function keyOf(piece: Piece | Unit): string {
  if (piece.is === 'mark') return piece.mark;
  return piece.is === 'close' ? 'close' : saidOf(piece.step);
}

/** A piece as it is printed, with its further lines moved in. */
function printed(piece: Exclude<Piece, { is: 'mark' }>, indentation: string): string {
  if (piece.is === 'close') return '});';
  const { step } = piece;
  if (step.kind === 'group') return `await step(${printText(step.title)}, async () => {`;
  const statement = printStatement(step);
  return movedIn(
    'code' in statement
      ? statement.code
      : write((round) => layStatement(statement, round), 80 - indentation.length),
    indentation,
  );
}

function printedOptions(journey: Journey, indentation: string): string {
  return movedIn(
    write((round) => lay(printOptions(journey), round)),
    indentation,
  );
}

function movedIn(code: string, indentation: string): string {
  return linesOf(code)
    .map(({ line, isInside }, at) => (at === 0 || isInside || line === '' ? line : indentation + line))
    .join('\n');
}

/** How far statements are from the margin, on their own and in a group, by those that are there. */
function indentsOf(text: string, units: readonly Unit[]): [alone: string, grouped: string] {
  let depth = 0;
  const found: (string | undefined)[] = [undefined, undefined];
  for (const { is, from } of units) {
    if (is === 'close') depth -= 1;
    found[depth] ??= indentationAt(text, from);
    if (is === 'open') depth += 1;
  }
  const alone = found[0] ?? '    ';
  return [alone, found[1] ?? alone + (alone.startsWith('\t') ? '\t' : '  ')];
}

function indentationAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '';
}
