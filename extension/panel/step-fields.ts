import type { Step, StepOf } from '../../journey/model.ts';
import { byKind, type StepTable } from '../../journey/step-table.ts';
import { fieldsOfCheck } from './check-fields.ts';
import { choices, lines, number, text, type Field } from './fields.ts';

/** What can be changed of a step of each kind, besides the element that it is about. */
export function fieldsOf(step: Step): Field[] {
  return byKind(rows, step);
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
