import { byKind, type StepTable } from '../journey/step-table.ts';
import type { Caret, Effect, Step, StepOf, Value } from '../journey/model.ts';
import { printCheck } from './checks.ts';
import { printEffects } from './effects.ts';
import { printLocator, printPlace, printTab } from './locator.ts';
import { refuse } from './refuse.ts';
import { asyncFunction, call, list, member, numbers, object, texts, type Entry } from './syntax.ts';
import { printText } from './text.ts';

/**
 * A step as one statement, on one line; a group holds its statements on lines of their own.
 * @param inside the statements of a group's steps; other kinds have none
 * @throws {Error} for a step that a script can't express
 */
export function printStep(step: Step, inside: readonly string[] = []): string {
  if (!Object.hasOwn(calls, step.kind)) refuse('step', step);
  return `await ${byKind(calls, step, inside)};`;
}

const calls: StepTable<string, [inside: readonly string[]]> = {
  group: (step, inside) => `step(${printText(step.title)}, ${asyncFunction('', inside)})`,
  navigate: (step) => act(printTab(step.page), 'goto', [printText(step.url)], step),
  open: (step) => call(printTab(step.page), 'open', [printText(step.url)]),
  back: (step) => act(printTab(step.page), 'back', [], step),
  forward: (step) => act(printTab(step.page), 'forward', [], step),
  reload: (step) => act(printTab(step.page), 'reload', [], step),
  close: (step) => call(printTab(step.page), 'close'),
  click: (step) => act(printLocator(step), 'click', [], step, printClick(step)),
  drag: (step) => {
    const { from, to, path, modifiers } = step;
    if (!to === !path || (path && from)) return refuse('drag', step);
    const own: Entry[] = [];
    if (from) own.push(['from', printPosition(from)]);
    if (to?.position) own.push(['position', printPosition(to.position)]);
    if (modifiers) own.push(['modifiers', texts(modifiers)]);
    if (!to) return act(printLocator(step), 'drag', [list((path ?? []).map(printPosition))], step, own);
    return act(printLocator(step), 'dragTo', [printLocator({ ...step, target: to.target })], step, own);
  },
  scroll: ({ target, ...step }) => {
    if ((step.to === undefined) === !step.by) return refuse('scroll', step);
    const subject = target ? printLocator({ ...step, target }) : printPlace(step);
    return act(subject, 'scroll', [object([...printScroll(step), ...printEffects(step.effects)])], {});
  },
  hover: (step) => act(printLocator(step), 'hover', [], step),
  fill: (step) => act(printLocator(step), 'fill', [printValue(step.value)], step),
  type: (step) => {
    const { text, at } = step;
    const own: Entry[] = typeof at === 'string' ? [['at', printText(at)]] : at ? wordsOf(at) : [];
    return act(printLocator(step), 'type', [printText(text)], step, own);
  },
  caret: (step) => {
    const at = typeof step.at === 'string' ? printText(step.at) : object(wordsOf(step.at));
    return act(printLocator(step), 'placeCaret', [at], step);
  },
  paste: ({ target, ...step }) => {
    const subject = target ? printLocator({ ...step, target }) : printPlace(step);
    const own: Entry[] = step.html === undefined ? [] : [['html', printText(step.html)]];
    return act(subject, 'paste', [printText(step.text)], step, own);
  },
  check: (step) => act(printLocator(step), 'check', [], step),
  uncheck: (step) => act(printLocator(step), 'uncheck', [], step),
  select: (step) => act(printLocator(step), 'select', [printChoice(step.options)], step),
  upload: (step) => {
    const files = printChoice(step.files.map(({ path }) => path));
    return act(printLocator(step), step.dropped ? 'dropFiles' : 'upload', [files], step);
  },
  press: ({ target, ...step }) => {
    const subject = target ? printLocator({ ...step, target }) : printPlace(step);
    return act(subject, 'press', [printText(step.key)], step);
  },
  expect: printCheck,
  screenshot: (step) => call(printTab(step.page), 'screenshot', [printText(step.name)]),
  unsupported: (step) => act(printTab(step.page), 'unsupported', [printText(step.reason)], step),
};

/** A call whose last argument holds the act's own options and its effects, where there are any. */
function act(
  subject: string,
  method: string,
  args: readonly string[],
  step: { effects?: readonly Effect[] },
  own: readonly Entry[] = [],
): string {
  const options = [...own, ...printEffects(step.effects)];
  return call(subject, method, options.length === 0 ? args : [...args, object(options)]);
}

function printClick({ button, count, hold, modifiers, position }: StepOf<'click'>): Entry[] {
  const entries: Entry[] = [];
  if (button) entries.push(['button', printText(button)]);
  if (count) entries.push(['count', String(count)]);
  if (hold !== undefined) entries.push(['hold', String(hold)]);
  if (modifiers) entries.push(['modifiers', texts(modifiers)]);
  if (position) entries.push(['position', printPosition(position)]);
  return entries;
}

function wordsOf(at: Exclude<Caret, string>): Entry[] {
  const { occurrence, ...words } = at;
  const told = Object.entries(words).map(([side, text]): Entry => [side, printText(text)]);
  return occurrence === undefined ? told : [...told, ['occurrence', String(occurrence)]];
}

function printScroll({
  to,
  by,
  turns,
  during,
  position,
  modifiers,
}: Omit<StepOf<'scroll'>, 'target'>): Entry[] {
  const entries: Entry[] = [];
  if (typeof to === 'object') entries.push(['to', object([['x', printGoal(to.x)]])]);
  else if (to !== undefined) entries.push(['to', printGoal(to)]);
  if (by) entries.push(['by', numbers(by)]);
  if (turns) entries.push(['turns', String(turns)]);
  if (during !== undefined) entries.push(['during', String(during)]);
  if (position) entries.push(['position', printPosition(position)]);
  if (modifiers) entries.push(['modifiers', texts(modifiers)]);
  return entries;
}

function printGoal(goal: 'end' | number): string {
  return goal === 'end' ? printText(goal) : String(goal);
}

function printPosition({ x, y }: { x: number; y: number }): string {
  return numbers({ x, y });
}

function printValue(value: Value): string {
  if (typeof value === 'string') return printText(value);
  if ('input' in value) return member('inputs', value.input);
  if ('secret' in value) return member('secrets', value.secret);
  return refuse('value', value satisfies never);
}

function printChoice(options: readonly string[]): string {
  const [only, ...more] = options;
  return only !== undefined && more.length === 0 ? printText(only) : texts(options);
}
