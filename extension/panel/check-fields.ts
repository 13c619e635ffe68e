import type { Fields } from '../../journey/change-step.ts';
import type { Check, CheckOf } from '../../journey/check.ts';
import { choices, lines, number, text, type Field } from './fields.ts';

/** What can be changed of a check of each kind. */
export function fieldsOfCheck(check: Check): Field[] {
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
    case 'contains':
    case 'pattern':
      return fieldsOfText(check);
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
    case 'enabled':
    case 'disabled':
      return [
        {
          as: 'choice',
          label: 'It is',
          text: kind,
          choices: choices({ enabled: 'Enabled', disabled: 'Disabled' }),
          change: (now) => change({ kind: now === 'disabled' ? 'disabled' : 'enabled' }),
        },
      ];
    case 'attribute':
      return [
        text('Attribute', check.name, (name) => change({ ...check, name: name.trim() })),
        text('Expected value', check.value, (value) => change({ ...check, value })),
      ];
    case 'count':
      return [number('Expected count', check.count, (count) => ({ check: { kind, count } }))];
    case 'url':
      return [text('Expected address', check.url, (now) => change({ kind, url: now.trim() }))];
    case 'status':
      return [number('Expected status', check.status, (status) => ({ check: { kind, status } }))];
    case 'response':
      return [
        text('Address', check.url, (now) => change({ ...check, url: now.trim() })),
        // A name that is taken out is none; the schema tells of a wrong one.
        text('Method (any without)', check.method ?? '', (now) => ({
          check: having(check, 'method', now.trim()),
        })),
        text('Status (below 400 without)', String(check.status ?? ''), (now) => ({
          check: having(check, 'status', now.trim(), Number),
        })),
        text('Within (ms)', String(check.within ?? ''), (now) => ({
          check: having(check, 'within', now.trim(), Number),
        })),
      ];
    case 'picture':
      return [text('Picture', check.name, (name) => change({ ...check, name: name.trim() }))];
    case 'accessible':
      return [
        {
          as: 'choice',
          label: 'Broken rules count that are',
          text: check.impact ?? '',
          choices: choices({
            '': 'Of any impact',
            minor: 'Minor or worse',
            moderate: 'Moderate or worse',
            serious: 'Serious or worse',
            critical: 'Critical',
          }),
          change: (now) => ({ check: having(check, 'impact', now) }),
        },
        lines('But for the rules, one a line', (check.except ?? []).join('\n'), (now) => ({
          check: having(check, 'except', now.trim(), (rules) => rules.split(/\s*\n\s*/)),
        })),
      ];
    case 'fast':
      return BUDGET.map(([key, label]) =>
        text(label, String(check[key] ?? ''), (now) => ({ check: having(check, key, now.trim(), Number) })),
      );
    case 'console':
    case 'requests':
      return [];
    case 'title':
      return [text('Expected title', check.title, (now) => change({ kind, title: now }))];
  }
}

const BUDGET = [
  ['lcp', 'LCP (ms)'],
  ['inp', 'INP (ms)'],
  ['cls', 'CLS'],
  ['step', 'Step (ms)'],
  ['request', 'Each request (ms)'],
] as const;

/** The check with what was entered for a key, or without the key where that is nothing. */
function having(
  check: Check,
  key: string,
  entered: string,
  read: (entered: string) => unknown = String,
): object {
  const others = Object.entries(check).filter(([other]) => other !== key);
  return Object.fromEntries(entered === '' ? others : [...others, [key, read(entered)]]);
}

type TextCheck = CheckOf<'text' | 'contains' | 'pattern'>;

function fieldsOfText(check: TextCheck): Field[] {
  const shown = check.kind === 'pattern' ? check.pattern : check.text;
  return [
    {
      as: 'choice',
      label: 'Its text',
      text: check.kind,
      choices: choices({ text: 'Is exactly', contains: 'Contains', pattern: 'Matches the pattern' }),
      change: (kind) => ({ check: kind === check.kind ? check : readAs(kind, shown) }),
    },
    lines('Expected text', shown, (now) => ({
      check: check.kind === 'pattern' ? { ...check, pattern: now } : { ...check, text: now },
    })),
  ];
}

function readAs(kind: string, shown: string): TextCheck {
  if (kind === 'pattern') return { kind, pattern: shown.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') };
  return { kind: kind === 'contains' ? 'contains' : 'text', text: shown };
}
