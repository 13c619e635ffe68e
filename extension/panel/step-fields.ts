import type { Fields } from '../../journey/change-step.ts';
import type { Check, Step, StepOf, Value } from '../../journey/model.ts';
import { byKind, type StepTable } from '../../journey/step-table.ts';

/** What can be changed of a step of each kind, besides the element that it is about. */
export function fieldsOf(step: Step): Field[] {
  return byKind(rows, step);
}

/** A field of the form of a step. `change` gives what of the step changes with what was entered. */
export type Field = { label: string } & (
  | { as: 'text' | 'lines'; text: string; change: (text: string) => Fields }
  | { as: 'number'; text: string; change: (text: string) => Fields }
  | { as: 'choice'; text: string; choices: Choice[]; change: (text: string) => Fields }
  | { as: 'several'; chosen: readonly string[]; choices: Choice[]; change: (chosen: string[]) => Fields }
  | { as: 'value'; value: Value; change: (value: Value) => Fields }
);

/** One of the things to choose from. */
export interface Choice {
  value: string;
  label: string;
}

const rows: StepTable<Field[]> = {
  group: ({ title }) => [text('Heading', title, (now) => ({ title: now }))],
  navigate: ({ url }) => [text('Address', url, (now) => ({ url: now.trim() }))],
  open: ({ url }) => [text('Address', url, (now) => ({ url: now.trim() }))],
  back: none,
  forward: none,
  reload: none,
  close: none,
  resize: ({ width, height }) => [
    number('Width (px)', width, (now) => ({ width: now })),
    number('Height (px)', height, (now) => ({ height: now })),
  ],
  click: (step) => [
    {
      as: 'choice',
      label: 'Button',
      text: step.button ?? 'left',
      choices: choices({ left: 'Left', middle: 'Middle', right: 'Right' }),
      change: (button) => ({ button: button === 'left' ? null : button }),
    },
    {
      as: 'choice',
      label: 'Clicks',
      text: String(step.count ?? 1),
      choices: choices({ 1: 'One', 2: 'Two (double click)' }),
      change: (count) => ({ count: count === '1' ? null : Number(count) }),
    },
    modifiers(step),
  ],
  drag: (step) => [modifiers(step)],
  scroll: (step) => [modifiers(step)],
  hover: none,
  fill: ({ value }) => [{ as: 'value', label: 'Text', value, change: (now) => ({ value: now }) }],
  type: ({ text: typed }) => [lines('Text', typed, (now) => ({ text: now }))],
  caret: none,
  // What it looks like is not for a plain field to change.
  paste: ({ text: pasted, html }) =>
    html === undefined ? [lines('Text', pasted, (now) => ({ text: now }))] : [],
  check: none,
  uncheck: none,
  select: ({ options }) => [
    {
      as: 'lines',
      label: 'Options, one a line',
      text: options.join('\n'),
      change: (now) => ({ options: now.split('\n').filter((line) => line !== '') }),
    },
  ],
  upload: none,
  press: ({ key }) => [text('Key', key, (now) => ({ key: now }))],
  expect: ({ check }) => fieldsOfCheck(check),
  screenshot: ({ name }) => [text('Name', name, (now) => ({ name: now.trim() }))],
  unsupported: none,
  custom: ({ code }) => [lines('Code', code, (now) => ({ code: now }))],
};

function fieldsOfCheck(check: Check): Field[] {
  const { kind } = check;
  const change = (now: Check): Fields => ({ check: now });
  switch (kind) {
    case 'visible':
    case 'hidden':
      return [
        {
          as: 'choice',
          label: 'It is',
          text: kind,
          choices: choices({ visible: 'Visible', hidden: 'Hidden' }),
          change: (now) => change({ kind: now === 'hidden' ? 'hidden' : 'visible' }),
        },
      ];
    case 'text':
      return [
        {
          as: 'lines',
          label: 'Expected text',
          text: check.text,
          change: (now) => change({ kind, text: now }),
        },
      ];
    case 'value':
      return [text('Expected value', check.value, (now) => change({ kind, value: now }))];
    case 'checked':
      return [
        {
          as: 'choice',
          label: 'It is',
          text: String(check.checked),
          choices: choices({ true: 'Checked', false: 'Unchecked' }),
          change: (now) => change({ kind, checked: now === 'true' }),
        },
      ];
    case 'count':
      return [number('Expected count', check.count, (count) => ({ check: { kind, count } }))];
    case 'url':
      return [text('Expected address', check.url, (now) => change({ kind, url: now.trim() }))];
    case 'title':
      return [text('Expected title', check.title, (now) => change({ kind, title: now }))];
  }
}

function text(label: string, now: string, change: (text: string) => Fields): Field {
  return { as: 'text', label, text: now, change };
}

/** What is no number is for the schema to refuse. */
function number(label: string, now: number, change: (number: number | null) => Fields): Field {
  return {
    as: 'number',
    label,
    text: String(now),
    change: (text) => change(text.trim() === '' ? null : Number(text)),
  };
}

function lines(label: string, now: string, change: (text: string) => Fields): Field {
  return { as: 'lines', label, text: now, change };
}

function modifiers(step: StepOf<'click' | 'drag' | 'scroll'>): Field {
  return {
    as: 'several',
    label: 'With the keys held',
    chosen: step.modifiers ?? [],
    choices: choices({ Alt: 'Alt', Control: 'Ctrl', Meta: 'Meta (⌘)', Shift: 'Shift' }),
    change: (chosen) => ({ modifiers: chosen.length === 0 ? null : chosen }),
  };
}

function none(): Field[] {
  return [];
}

function choices(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
