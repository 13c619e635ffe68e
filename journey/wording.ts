import { isOfPage } from './check.ts';
import { byKind, type StepTable } from './step-table.ts';
import { wordPageCheck } from './word-page-check.ts';
import type { Candidate, Caret, Check, Effect, ScrolledTo, Step, Target, Value } from './model.ts';

/** How people read a journey: steps, targets, checks and effects in words. */

/** A step in a few words: `Click button “Sign in”`. */
export function wordStep(step: Step): string {
  return byKind(sentences, step);
}

const sentences: StepTable<string> = {
  group: (step) => step.title,
  navigate: (step) => `Go to ${step.url}`,
  open: (step) => `Open a tab “${step.page}” at ${step.url}`,
  back: () => 'Go back',
  forward: () => 'Go forward',
  reload: () => 'Reload the page',
  close: (step) => `Close the tab “${step.page ?? 'main'}”`,
  resize: ({ width, height }) => `Make the window ${width} x ${height} px`,
  click: (step) => {
    const verb =
      step.hold !== undefined
        ? 'Hold'
        : step.count === 2
          ? 'Double-click'
          : step.button
            ? `${capital(step.button)}-click`
            : 'Click';
    const keys = step.modifiers ? ` with ${step.modifiers.join('+')}` : '';
    const place = step.position ? ` at ${percent(step.position.x)}, ${percent(step.position.y)}` : '';
    const length = step.hold === undefined ? '' : ` for ${step.hold / 1000} s`;
    return `${verb} ${wordTarget(step.target)}${place}${keys}${length}`;
  },
  drag: (step) => {
    const { from, to, path = [], modifiers } = step;
    const start = from ?? path.at(0);
    const end = to ? to.position : path.at(-1);
    const onto = to ? ` to ${wordTarget(to.target)}` : '';
    const places = `${start ? ` from ${wordPlace(start)}` : ''}${onto}${end ? ` ${to ? 'at' : 'to'} ${wordPlace(end)}` : ''}`;
    return `Drag ${wordTarget(step.target)}${places}${modifiers ? ` with ${modifiers.join('+')}` : ''}`;
  },
  scroll: (step) => {
    const { to, by, position, modifiers } = step;
    const what = step.target ? wordTarget(step.target) : 'the page';
    if (to !== undefined) return wordScroll(to, what);
    return wordTurns(by ?? {}, what, position, modifiers);
  },
  hover: (step) => `Point at ${wordTarget(step.target)}`,
  fill: (step) => `Fill ${wordTarget(step.target)} with ${wordValue(step.value)}`,
  type: ({ target, text, at }) =>
    `Type ${quote(text)} ${at === undefined ? 'into' : `${wordCaret(at)} in`} ${wordTarget(target)}`,
  caret: ({ target, at }) => {
    const isPart = at === 'all' || (typeof at === 'object' && 'over' in at);
    const what = isPart ? `Select ${wordCaret(at).replace(/^over /, '')}` : `Put the caret ${wordCaret(at)}`;
    return `${what} in ${wordTarget(target)}`;
  },
  paste: ({ target, text }) => `Paste ${quote(text)}${target ? ` into ${wordTarget(target)}` : ''}`,
  check: (step) => `Check ${wordTarget(step.target)}`,
  uncheck: (step) => `Uncheck ${wordTarget(step.target)}`,
  select: (step) => `Select ${step.options.map(quote).join(', ') || 'nothing'} in ${wordTarget(step.target)}`,
  upload: (step) =>
    wordUpload(
      step.files.map(({ name }) => name),
      wordTarget(step.target),
      step.dropped,
    ),
  press: (step) => `Press ${step.key}${step.target ? ` in ${wordTarget(step.target)}` : ''}`,
  expect: (step) => wordCheck(step.check, step.target),
  screenshot: (step) => `Take the screenshot “${step.name}”`,
  unsupported: (step) => `Unsupported: ${step.reason}`,
  custom: ({ code }) => `Code: ${code.split('\n', 1)[0]}${code.includes('\n') ? ' …' : ''}`,
};

/** What a check wants, in words: `Expect heading “Welcome” to be visible`. */
export function wordCheck(check: Check, target?: Target): string {
  if (isOfPage(check)) return wordPageCheck(check);
  const subject = target ? wordTarget(target) : 'the page';
  switch (check.kind) {
    case 'visible':
      return `Expect ${subject} to be visible`;
    case 'hidden':
      return `Expect ${subject} to be hidden`;
    case 'text':
      return `Expect ${subject} to read ${quote(check.text)}`;
    case 'contains':
      return `Expect ${subject} to contain ${quote(check.text)}`;
    case 'pattern':
      return `Expect ${subject} to match /${check.pattern}/${check.flags ?? ''}`;
    case 'value':
      return `Expect ${subject} to hold ${quote(check.value)}`;
    case 'checked':
      return `Expect ${subject} to be ${check.checked ? 'checked' : 'unchecked'}`;
    case 'enabled':
    case 'disabled':
      return `Expect ${subject} to be ${check.kind}`;
    case 'attribute':
      return `Expect ${subject} to have ${check.name} ${quote(check.value)}`;
    case 'count':
      return `Expect ${subject} ${check.count} times`;
  }
}

/** An upload in words: `Upload company.pdf into field “Company document”`, `Drop company.pdf on region “Papers”`. */
export function wordUpload(names: readonly string[], field: string, dropped = false): string {
  if (dropped) return `Drop ${names.join(', ') || 'no file'} on ${field}`;
  return names.length === 0 ? `Take the files out of ${field}` : `Upload ${names.join(', ')} into ${field}`;
}

/** Scrolling in words: `Scroll list “Presents” to its end`. */
export function wordScroll(to: ScrolledTo, what: string): string {
  if (to === 'end') return `Scroll ${what} to its end`;
  if (typeof to === 'number') return `Scroll ${what} to ${to} px`;
  return `Scroll ${what} sideways to ${to.x === 'end' ? 'its end' : `${to.x} px`}`;
}

/** Turning the mouse wheel in words: `Turn the wheel over application “Map” by 300 px up`. */
export function wordTurns(
  { x = 0, y = 0 }: { x?: number; y?: number },
  what: string,
  position?: { x: number; y: number },
  modifiers?: readonly string[],
): string {
  const down = y === 0 ? [] : [`${Math.abs(y)} px ${y > 0 ? 'down' : 'up'}`];
  const right = x === 0 ? [] : [`${Math.abs(x)} px to the ${x > 0 ? 'right' : 'left'}`];
  const at = position ? ` at ${wordPlace(position)}` : '';
  const by = [...down, ...right].join(' and ') || '0 px';
  return `Turn the wheel over ${what}${at} by ${by}${modifiers ? ` with ${modifiers.join('+')}` : ''}`;
}

/** What an act brought about, in words: `goes to /dashboard`. */
export function wordEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'navigation':
      return `goes to ${effect.url}`;
    case 'popup':
      return `opens the tab “${effect.page}”`;
    case 'close':
      return 'closes the tab';
    case 'download':
      return `downloads ${quote(effect.name)}`;
    case 'request':
      return `requests ${effect.url}`;
    case 'dialog':
      return `answers the ${effect.type} ${quote(effect.message)}`;
  }
}

/** An element by its best name: `button “Sign in”`. */
export function wordTarget(target: Target): string {
  const [best] = target.candidates;
  if (!best) return 'an element';
  const { role, name, tag } = target.fingerprint;
  const plain = best.by === 'css' || best.by === 'testid';
  return plain && name ? `${role ?? tag} ${quote(name)}` : wordCandidate(best);
}

/** One way to name elements, in words. */
export function wordCandidate(candidate: Candidate): string {
  const { within } = candidate;
  const place = within ? ` ${within.by === 'beside' ? '' : 'in '}${wordCandidate(within)}` : '';
  if (candidate.by === 'role') {
    return candidate.role + (candidate.name === undefined ? '' : ` ${quote(candidate.name)}`) + place;
  }
  const word = {
    testid: 'test id',
    label: 'field',
    alt: 'image',
    css: 'selector',
    text: 'text',
    beside: 'beside',
  };
  const noun = candidate.by === 'placeholder' || candidate.by === 'title' ? candidate.by : word[candidate.by];
  return `${noun} ${quote(candidate.value)}${place}`;
}

/** A place in a text in words: `after “Dear elf”`. */
export function wordCaret(at: Caret): string {
  if (at === 'all') return 'over everything';
  if (typeof at === 'string') return `at the ${at}`;
  const words =
    'after' in at
      ? `after ${quote(at.after)}`
      : 'before' in at
        ? `before ${quote(at.before)}`
        : `over ${quote(at.over)}`;
  return at.occurrence === undefined ? words : `${words} (number ${at.occurrence})`;
}

/** How long a name of an element is likely to last, in a few words. */
export function wordLasting(candidate: Candidate): string {
  if (candidate.by === 'testid') return 'stable: made for tests';
  if (candidate.by === 'css') return 'not stable: changes with the markup';
  return candidate.by === 'role' && candidate.name === undefined
    ? 'stable while it is the only one'
    : 'stable while its words are';
}

/** A typed value in words; a secret by its name alone. */
export function wordValue(value: Value): string {
  if (typeof value === 'string') return quote(value);
  return 'secret' in value ? `the secret ${value.secret}` : `the input ${value.input}`;
}

function quote(text: string): string {
  return `“${text}”`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wordPlace({ x, y }: { x: number; y: number }): string {
  return `${percent(x)}, ${percent(y)}`;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
