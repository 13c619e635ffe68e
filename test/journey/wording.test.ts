import { describe, expect, test } from 'vitest';
import type { Candidate, Check, Effect, Step, StepOf, Target } from '../../journey/model.ts';
import { wordCheck, wordEffect, wordStep, wordTarget } from '../../journey/wording.ts';

const button = named({ by: 'role', role: 'button', name: 'Go' });
const field = named({ by: 'label', value: 'Email' });

describe('each step reads as what a person does', () => {
  test.each<[string, Step]>([
    ['Sign in', { id: 's', kind: 'group', title: 'Sign in' }],
    ['Go to /login', { id: 's', kind: 'navigate', url: '/login' }],
    ['Open a tab “plan” at /plan', { id: 's', kind: 'open', page: 'plan', url: '/plan' }],
    ['Go back', { id: 's', kind: 'back' }],
    ['Go forward', { id: 's', kind: 'forward' }],
    ['Reload the page', { id: 's', kind: 'reload' }],
    ['Close the tab “main”', { id: 's', kind: 'close' }],
    ['Close the tab “plan”', { id: 's', kind: 'close', page: 'plan' }],
    ['Click button “Go”', { id: 's', kind: 'click', target: button }],
    ['Hold button “Go” for 0.8 s', { id: 's', kind: 'click', target: button, hold: 800 }],
    ['Double-click button “Go”', { id: 's', kind: 'click', target: button, count: 2 }],
    [
      'Right-click button “Go” at 50 %, 3 % with Control+Shift',
      {
        id: 's',
        kind: 'click',
        target: button,
        button: 'right',
        modifiers: ['Control', 'Shift'],
        position: { x: 0.5, y: 0.025 },
      },
    ],
    ['Drag button “Go” to field “Email”', { id: 's', kind: 'drag', target: button, to: { target: field } }],
    [
      'Drag button “Go” from 50 %, 10 % to field “Email” at 50 %, 90 % with Shift',
      {
        id: 's',
        kind: 'drag',
        target: button,
        from: { x: 0.5, y: 0.1 },
        to: { target: field, position: { x: 0.5, y: 0.9 } },
        modifiers: ['Shift'],
      },
    ],
    [
      'Drag button “Go” from 0 %, 50 % to 120 %, 50 %',
      {
        id: 's',
        kind: 'drag',
        target: button,
        path: [
          { x: 0, y: 0.5 },
          { x: 0.6, y: 0 },
          { x: 1.2, y: 0.5 },
        ],
      },
    ],
    ['Fill field “Email” with “a@b.test”', { id: 's', kind: 'fill', target: field, value: 'a@b.test' }],
    [
      'Fill field “Email” with the input guest',
      { id: 's', kind: 'fill', target: field, value: { input: 'guest' } },
    ],
    [
      'Fill field “Email” with the secret PIN',
      { id: 's', kind: 'fill', target: field, value: { secret: 'PIN' } },
    ],
    ['Type “Ho” into field “Email”', { id: 's', kind: 'type', target: field, text: 'Ho' }],
    [
      'Type “Ho” after “elf” (number 2) in field “Email”',
      { id: 's', kind: 'type', target: field, text: 'Ho', at: { after: 'elf', occurrence: 2 } },
    ],
    [
      'Type “Ho” over “elf” in field “Email”',
      { id: 's', kind: 'type', target: field, text: 'Ho', at: { over: 'elf' } },
    ],
    ['Put the caret at the end in field “Email”', { id: 's', kind: 'caret', target: field, at: 'end' }],
    ['Select “elf” in field “Email”', { id: 's', kind: 'caret', target: field, at: { over: 'elf' } }],
    ['Select everything in field “Email”', { id: 's', kind: 'caret', target: field, at: 'all' }],
    [
      'Paste “Ho” into field “Email”',
      { id: 's', kind: 'paste', target: field, text: 'Ho', html: '<b>Ho</b>' },
    ],
    ['Paste “Ho”', { id: 's', kind: 'paste', text: 'Ho' }],
    ['Make the window 500 x 600 px', { id: 's', kind: 'resize', width: 500, height: 600 }],
    ['Scroll the page to its end', { id: 's', kind: 'scroll', to: 'end' }],
    ['Scroll button “Go” to 120 px', { id: 's', kind: 'scroll', target: button, to: 120 }],
    ['Scroll button “Go” sideways to its end', { id: 's', kind: 'scroll', target: button, to: { x: 'end' } }],
    ['Scroll the page sideways to 9 px', { id: 's', kind: 'scroll', to: { x: 9 } }],
    [
      'Turn the wheel over button “Go” by 300 px up and 5 px to the right',
      { id: 's', kind: 'scroll', target: button, by: { x: 5, y: -300 }, turns: 3, during: 90 },
    ],
    [
      'Turn the wheel over button “Go” at 50 %, 10 % by 300 px down with Control',
      {
        id: 's',
        kind: 'scroll',
        target: button,
        by: { y: 300 },
        position: { x: 0.5, y: 0.1 },
        modifiers: ['Control'],
      },
    ],
    [
      'Drop a.pdf on button “Go”',
      {
        id: 's',
        kind: 'upload',
        target: button,
        files: [{ name: 'a.pdf', path: 'w.files/a.pdf', sha256: '0'.repeat(64), size: 1 }],
        dropped: true,
      },
    ],
    ['Point at button “Go”', { id: 's', kind: 'hover', target: button }],
    ['Check field “Email”', { id: 's', kind: 'check', target: field }],
    ['Uncheck field “Email”', { id: 's', kind: 'uncheck', target: field }],
    ['Select “A”, “B” in field “Email”', { id: 's', kind: 'select', target: field, options: ['A', 'B'] }],
    ['Select nothing in field “Email”', { id: 's', kind: 'select', target: field, options: [] }],
    [
      'Upload a.pdf, b.pdf into field “Email”',
      { id: 's', kind: 'upload', target: field, files: [file('a.pdf'), file('b.pdf')] },
    ],
    ['Take the files out of field “Email”', { id: 's', kind: 'upload', target: field, files: [] }],
    ['Press Enter', { id: 's', kind: 'press', key: 'Enter' }],
    ['Press Enter in field “Email”', { id: 's', kind: 'press', key: 'Enter', target: field }],
    ['Expect the address /x', { id: 's', kind: 'expect', check: { kind: 'url', url: '/x' } }],
    ['Take the screenshot “done”', { id: 's', kind: 'screenshot', name: 'done' }],
    ['Code: // Why', { id: 's', kind: 'custom', code: '// Why' }],
    ['Code: for (;;) { …', { id: 's', kind: 'custom', code: 'for (;;) {\n}' }],
    ['Unsupported: Drag on div', { id: 's', kind: 'unsupported', reason: 'Drag on div' }],
  ])('%s', (words, step) => expect(wordStep(step)).toBe(words));
});

describe('each check reads as what must hold', () => {
  test.each<[string, Check]>([
    ['Expect button “Go” to be visible', { kind: 'visible' }],
    ['Expect button “Go” to be hidden', { kind: 'hidden' }],
    ['Expect button “Go” to read “x”', { kind: 'text', text: 'x' }],
    ['Expect button “Go” to hold “x”', { kind: 'value', value: 'x' }],
    ['Expect button “Go” to be checked', { kind: 'checked', checked: true }],
    ['Expect button “Go” to be unchecked', { kind: 'checked', checked: false }],
    ['Expect button “Go” to contain “x”', { kind: 'contains', text: 'x' }],
    ['Expect button “Go” to match /x+/i', { kind: 'pattern', pattern: 'x+', flags: 'i' }],
    ['Expect button “Go” to be enabled', { kind: 'enabled' }],
    ['Expect button “Go” to be disabled', { kind: 'disabled' }],
    ['Expect button “Go” to have href “/a”', { kind: 'attribute', name: 'href', value: '/a' }],
    ['Expect button “Go” 3 times', { kind: 'count', count: 3 }],
  ])('%s', (words, check) => expect(wordCheck(check, button)).toBe(words));

  test('of the page', () => {
    expect(wordCheck({ kind: 'title', title: 'x' })).toBe('Expect the page title “x”');
    const answer = { kind: 'response', url: '/api/offices' } as const;
    expect(wordCheck(answer)).toBe('Expect /api/offices to be answered');
    expect(wordCheck({ ...answer, method: 'POST', status: 201, json: null, within: 500 })).toBe(
      'Expect POST /api/offices to be answered with 201, with the expected JSON, within 500 ms',
    );
    expect(wordCheck({ kind: 'fast', lcp: 2500, cls: 0.1, request: 800 })).toBe(
      'Expect the page to be fast (LCP within 2500 ms, CLS up to 0.1, each request within 800 ms)',
    );
    expect(wordCheck({ kind: 'picture', name: 'booked' })).toBe(
      'Expect the page to look as in the picture “booked”',
    );
    expect(wordCheck({ kind: 'accessible' })).toBe('Expect the page to be accessible');
    expect(wordCheck({ kind: 'accessible', impact: 'serious', except: ['image-alt'] })).toBe(
      'Expect the page to be accessible (serious and worse, but for image-alt)',
    );
    expect(wordCheck({ kind: 'status', status: 200 })).toBe('Expect the page to answer 200');
  });
});

describe('each effect reads as what came of the act', () => {
  test.each<[string, Effect]>([
    ['goes to /x', { kind: 'navigation', url: '/x' }],
    ['opens the tab “plan”', { kind: 'popup', page: 'plan' }],
    ['closes the tab', { kind: 'close' }],
    ['requests /api/seats', { kind: 'request', url: '/api/seats' }],
    ['downloads “tours.csv”', { kind: 'download', name: 'tours.csv' }],
    ['answers the confirm “Sure?”', { kind: 'dialog', type: 'confirm', message: 'Sure?', answer: true }],
  ])('%s', (words, effect) => expect(wordEffect(effect)).toBe(words));
});

describe('an element reads by its best name', () => {
  test.each<[string, Target]>([
    [
      'image “Map” in button “Go”',
      named({ by: 'alt', value: 'Map', within: { by: 'role', role: 'button', name: 'Go' } }),
    ],
    ['placeholder “Name”', named({ by: 'placeholder', value: 'Name' })],
    ['title “Close”', named({ by: 'title', value: 'Close' })],
    ['text “Hi”', named({ by: 'text', value: 'Hi' })],
    ['test id “go”', named({ by: 'testid', value: 'go' })],
    ['selector “#go”', named({ by: 'css', value: '#go' })],
    ['main', named({ by: 'role', role: 'main' })],
  ])('%s', (words, target) => expect(wordTarget(target)).toBe(words));

  test('and by what a person sees, where only a machine reads the best name', () => {
    const seen = { tag: 'button', role: 'button', name: 'Go' };
    expect(wordTarget({ ...named({ by: 'testid', value: 'go' }), fingerprint: seen })).toBe('button “Go”');
    expect(wordTarget({ ...named({ by: 'css', value: '#go' }), fingerprint: seen })).toBe('button “Go”');
  });
});

function named(candidate: Candidate): Target {
  return { candidates: [candidate], fingerprint: { tag: 'button' } };
}

function file(name: string): StepOf<'upload'>['files'][number] {
  return { name, path: `walk.files/${name}`, sha256: '0'.repeat(64), size: 1 };
}
