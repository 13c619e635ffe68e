import { fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import type { Field } from '../../extension/panel/fields.ts';
import { fieldsOf } from '../../extension/panel/step-fields.ts';
import { leftIn, suggestedName } from '../../extension/panel/values.ts';
import { changeStep, type Fields } from '../../journey/change-step.ts';
import type { Journey, Step, Target } from '../../journey/model.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';

const target: Target = {
  candidates: [{ by: 'label', value: 'Your name' }],
  fingerprint: { tag: 'input', role: 'textbox', name: 'Your name' },
};

describe('the form of a step', () => {
  test('what is in it is what the step has: entering it again changes nothing', () => {
    fc.assert(
      fc.property(arbitraryJourney(), ({ steps }) => {
        for (const step of steps.filter(isPlain)) {
          for (const field of fieldsOf(step)) expect(changeStep(step, entered(field))).toEqual({ step });
        }
      }),
    );
  });

  test.each<[Step, string, string, Partial<Step>]>([
    [{ id: 'a', kind: 'click', target }, 'Button', 'right', { button: 'right' }],
    [{ id: 'a', kind: 'click', target }, 'Clicks', '2', { count: 2 }],
    [{ id: 'a', kind: 'press', key: 'Enter' }, 'Key', 'Escape', { key: 'Escape' }],
    [{ id: 'a', kind: 'navigate', url: '/' }, 'Address', ' /offices ', { url: '/offices' }],
    [{ id: 'a', kind: 'open', page: 'plan', url: '/' }, 'Address', '/plan', { url: '/plan' }],
    [
      { id: 'a', kind: 'select', target, options: ['A'] },
      'Options, one a line',
      'B\nC\n',
      { options: ['B', 'C'] },
    ],
    [{ id: 'a', kind: 'screenshot', name: 'one' }, 'Name', 'two', { name: 'two' }],
    [{ id: 'a', kind: 'group', title: 'One' }, 'Heading', 'Two', { title: 'Two' }],
    [expecting({ kind: 'text', text: 'A' }), 'Expected text', 'B', { check: { kind: 'text', text: 'B' } }],
    [
      expecting({ kind: 'text', text: 'A (1)' }),
      'Its text',
      'pattern',
      { check: { kind: 'pattern', pattern: 'A \\(1\\)' } },
    ],
    [
      expecting({ kind: 'pattern', pattern: 'A', flags: 'i' }),
      'Expected text',
      'B+',
      { check: { kind: 'pattern', pattern: 'B+', flags: 'i' } },
    ],
    [expecting({ kind: 'enabled' }), 'It is', 'disabled', { check: { kind: 'disabled' } }],
    [
      expecting({ kind: 'attribute', name: 'href', value: '/' }),
      'Expected value',
      '/b',
      { check: { kind: 'attribute', name: 'href', value: '/b' } },
    ],
    [
      { id: 'a', kind: 'expect', check: { kind: 'response', url: '/a', status: 200 } },
      'Within (ms)',
      '300',
      { check: { kind: 'response', url: '/a', status: 200, within: 300 } },
    ],
    [
      { id: 'a', kind: 'expect', check: { kind: 'response', url: '/a', status: 200 } },
      'Status (below 400 without)',
      '',
      { check: { kind: 'response', url: '/a' } },
    ],
    [
      expecting({ kind: 'value', value: 'A' }),
      'Expected value',
      'B',
      { check: { kind: 'value', value: 'B' } },
    ],
    [expecting({ kind: 'count', count: 1 }), 'Expected count', '12', { check: { kind: 'count', count: 12 } }],
    [expecting({ kind: 'visible' }), 'It is', 'hidden', { check: { kind: 'hidden' } }],
    [
      expecting({ kind: 'checked', checked: true }),
      'It is',
      'false',
      { check: { kind: 'checked', checked: false } },
    ],
    [
      { id: 'a', kind: 'expect', check: { kind: 'url', url: '/' } },
      'Expected address',
      '/b',
      { check: { kind: 'url', url: '/b' } },
    ],
    [
      { id: 'a', kind: 'expect', check: { kind: 'title', title: 'A' } },
      'Expected title',
      'B',
      { check: { kind: 'title', title: 'B' } },
    ],
  ])('%o: %s', (step, label, text, wanted) => {
    const field = fieldsOf(step).find((one) => one.label === label);
    expect(field).toBeDefined();
    expect(changeStep(step, field ? entered(field, text) : {})).toEqual({ step: { ...step, ...wanted } });
  });

  test('what the schema does not take is told in its words', () => {
    const problem = (step: Step, text: string): unknown => {
      const [field] = fieldsOf(step);
      return field && changeStep(step, entered(field, text));
    };
    expect(problem(expecting({ kind: 'count', count: 1 }), '-1')).toEqual({
      problems: [{ field: 'check', expected: 'at least 0' }],
    });
    expect(problem(expecting({ kind: 'count', count: 1 }), 'many')).toMatchObject({
      problems: [{ field: 'check', expected: 'a number' }],
    });
    expect(problem({ id: 'a', kind: 'navigate', url: '/' }, ' ')).toEqual({
      problems: [{ field: 'url', expected: 'at least 1 character' }],
    });
  });

  test('the id, the kind, the tab and what a step brought about are not for the form', () => {
    const step: Step = { id: 'a', kind: 'back', effects: [{ kind: 'navigation', url: '/' }] };
    const fields = { id: 'b', kind: 'forward', page: 'plan', effects: [] };
    expect(changeStep(step, fields)).toEqual({ step });
  });
});

describe('what is typed', () => {
  const journey: Journey = {
    version: 1,
    id: 'walk',
    title: 'Walk',
    baseUrl: 'http://127.0.0.1',
    inputs: { yourName: 'Rudolph' },
    secrets: ['YOUR_NAME'],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: [
      { id: 'hunter', kind: 'fill', target, value: 'hunter2' },
      { id: 'b', kind: 'expect', target, check: { kind: 'value', value: 'hunter2' } },
      { id: 'c', kind: 'navigate', url: '/?token=hunter2' },
      { id: 'd', kind: 'press', key: 'Enter' },
    ],
  };
  const fill: Step = { id: 'a', kind: 'fill', target, value: 'x' };

  test('gets the name of its field, and another where that is taken', () => {
    expect(suggestedName(fill, 'input', { ...journey, inputs: {} })).toBe('yourName');
    expect(suggestedName(fill, 'input', journey)).toBe('yourName2');
    expect(suggestedName(fill, 'secret', journey)).toBe('YOUR_NAME_2');
    const nameless: Target = { candidates: [{ by: 'css', value: '日本' }], fingerprint: { tag: 'input' } };
    expect(suggestedName({ ...fill, target: nameless }, 'secret', journey)).toBe('SECRET');
  });

  test('is found wherever else it stands, a short one only as a whole', () => {
    expect(leftIn(journey, 'hunter2').map(({ id }) => id)).toEqual(['hunter', 'b', 'c']);
    expect(leftIn(journey, 'hun')).toEqual([]);
    expect(leftIn(journey, '')).toEqual([]);
  });
});

function expecting(check: Extract<Step, { kind: 'expect' }>['check']): Step {
  return { id: 'a', kind: 'expect', target, check };
}

/** What a field gives when some text, or what it shows, is entered. */
function entered(field: Field, text?: string): Fields {
  if (field.as === 'value') return field.change(text ?? field.value);
  return field.as === 'several' ? field.change([...field.chosen]) : field.change(text ?? field.text);
}

/** Whether nothing in it is told apart by space alone, which forms take away at the ends of addresses and lines. */
function isPlain(step: Step): boolean {
  const texts = [
    'url' in step ? step.url : '',
    step.kind === 'screenshot' ? step.name : '',
    step.kind === 'expect' && 'url' in step.check ? step.check.url : '',
  ];
  const lines = step.kind === 'select' ? step.options : ['x'];
  return (
    texts.every((one) => one === one.trim()) && lines.every((line) => line !== '' && !line.includes('\n'))
  );
}
