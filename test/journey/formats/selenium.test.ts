import { cases, fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { importSelenium } from '../../../journey/formats/selenium/import.ts';
import { JourneyError } from '../../../journey/json-text.ts';
import { parseJourney, printJourney } from '../../../journey/parse.ts';
import type { Step } from '../../../journey/model.ts';

function project(commands: readonly object[], more: object = {}): string {
  return JSON.stringify({
    id: '1',
    version: '2.0',
    name: 'Nook',
    url: 'http://127.0.0.1:4173',
    tests: [{ id: '2', name: 'Book a tour', commands }],
    ...more,
  });
}

function stepsOf(...commands: readonly object[]): Step[] {
  const [imported] = importSelenium(project(commands), 'nook.side');
  return imported?.journey.steps ?? [];
}

describe('commands become steps', () => {
  test.each<[command: object, steps: object[]]>([
    [{ command: 'open', target: '/login' }, [{ kind: 'navigate', url: '/login' }]],
    [
      {
        command: 'click',
        target: 'id=go',
        targets: [
          ['id=go', 'id'],
          ['linkText=Go on', 'linkText'],
          ['xpath=//a', 'xpath'],
        ],
      },
      [
        {
          kind: 'click',
          target: {
            candidates: [
              { by: 'role', role: 'link', name: 'Go on' },
              { by: 'css', value: '[id="go"]' },
            ],
          },
        },
      ],
    ],
    [
      { command: 'doubleClick', target: 'css=.a > b' },
      [{ kind: 'click', count: 2, target: { candidates: [{ by: 'css', value: '.a > b' }] } }],
    ],
    [
      { command: 'mouseOver', target: 'css=*[data-test="go"]' },
      [{ kind: 'hover', target: { candidates: [{ by: 'testid', value: 'go' }] } }],
    ],
    [{ command: 'type', target: 'name=guest', value: 'Rudolph' }, [{ kind: 'fill', value: 'Rudolph' }]],
    [
      { command: 'type', target: 'id=password', value: 'hunter2' },
      [{ kind: 'fill', value: { secret: 'PASSWORD' } }],
    ],
    [
      { command: 'sendKeys', target: 'id=q', value: 'desk${KEY_ENTER}' },
      [
        { kind: 'type', text: 'desk', at: 'end' },
        { kind: 'press', key: 'Enter' },
      ],
    ],
    [
      { command: 'select', target: 'id=plan', value: 'label=Private office' },
      [{ kind: 'select', options: ['Private office'] }],
    ],
    [{ command: 'check', target: 'id=a' }, [{ kind: 'check' }]],
    [{ command: 'uncheck', target: 'id=a' }, [{ kind: 'uncheck' }]],
    [{ command: 'close' }, [{ kind: 'close' }]],
    [
      { command: 'assertText', target: 'id=a', value: 'Hi' },
      [{ kind: 'expect', check: { kind: 'text', text: 'Hi' } }],
    ],
    [
      { command: 'verifyTitle', target: 'Nook' },
      [{ kind: 'expect', check: { kind: 'title', title: 'Nook' } }],
    ],
    [
      { command: 'waitForElementVisible', target: 'id=a', value: '30000' },
      [{ kind: 'expect', check: { kind: 'visible' } }],
    ],
    [{ command: 'assertElementNotPresent', target: 'id=a' }, [{ kind: 'expect', check: { kind: 'hidden' } }]],
    [
      { command: 'verifyNotChecked', target: 'id=a' },
      [{ kind: 'expect', check: { kind: 'checked', checked: false } }],
    ],
    [{ command: '//click', target: 'id=a' }, []],
    [{ command: 'pause', target: '2000' }, []],
    [
      { command: 'executeScript', target: 'return 1', value: 'x' },
      [{ kind: 'unsupported', reason: 'The command of Selenium IDE “executeScript | return 1 | x”' }],
    ],
    [{ command: 'click', target: 'xpath=//button' }, [{ kind: 'unsupported' }]],
    [{ command: 'type', target: 'id=a', value: '${name}' }, [{ kind: 'unsupported' }]],
    [{ command: 'select', target: 'id=plan', value: 'index=2' }, [{ kind: 'unsupported' }]],
    [{ command: 'open', target: 'javascript:alert(1)' }, [{ kind: 'unsupported' }]],
    [{ command: 'constructor', target: '__proto__' }, [{ kind: 'unsupported' }]],
  ])('%j', (command, wanted) => {
    const steps = stepsOf(command);
    expect(steps).toHaveLength(wanted.length);
    expect(steps).toMatchObject(wanted);
  });

  test('what is done in frames and further windows is done there', () => {
    const steps = stepsOf(
      { command: 'storeWindowHandle', target: 'root' },
      { command: 'selectFrame', target: 'index=0' },
      { command: 'click', target: 'id=a' },
      { command: 'selectFrame', target: 'relative=parent' },
      { command: 'click', target: 'id=b', opensWindow: true, windowHandleName: 'win7' },
      { command: 'selectWindow', target: 'handle=${win7}' },
      { command: 'click', target: 'id=c' },
      { command: 'selectWindow', target: 'handle=${root}' },
      { command: 'selectFrame', target: 'index=3' },
      { command: 'click', target: 'id=d' },
    );
    expect(steps).toMatchObject([
      { kind: 'click', frame: [{ candidates: [{ by: 'css', value: 'iframe, frame' }] }] },
      { kind: 'click', effects: [{ kind: 'popup', page: 'tab-3' }] },
      { kind: 'click', page: 'tab-3' },
      { kind: 'unsupported' },
      { kind: 'unsupported' },
    ]);
  });

  test('each test is a journey, in the size that it sets', () => {
    const tests = ['One', 'Two'].map((name) => ({
      name,
      commands: [{ command: 'setWindowSize', target: '800x600' }],
    }));
    const imported = importSelenium(project([], { tests }), 'nook.side');
    expect(imported.map(({ journey }) => [journey.id, journey.environment.viewport.width])).toEqual([
      ['one', 800],
      ['two', 800],
    ]);
  });
});

test('a secret that was typed is nowhere in the journey', () => {
  for (const command of ['type', 'sendKeys', 'store', 'runScript']) {
    const imported = importSelenium(project([{ command, target: 'id=password', value: 'hunter2' }]), 'x');
    expect(imported).toMatchObject([{ journey: { steps: [{ id: 's1' }] } }]);
    const text = JSON.stringify(imported);
    expect(text).not.toContain('hunter2');
  }
});

test('any commands come to a journey that holds together, with no command lost', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '__proto__',
      'id=a',
      'css=b',
      'index=0',
      'handle=${x}',
      '${KEY_ENTER}',
      '../../x',
      'label=A',
    ),
  );
  const command = fc.constantFrom(
    'open',
    'click',
    'type',
    'sendKeys',
    'select',
    'selectFrame',
    'selectWindow',
    'assertText',
    'close',
    'constructor',
    'if',
  );
  const commands = fc.array(
    fc.record({ command, target: word, value: word, opensWindow: fc.boolean(), windowHandleName: word }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(commands, (all) => {
      const silent = all.filter(
        (one) =>
          /^select(Frame|Window)$/.test(one.command) || (one.command === 'sendKeys' && one.value === ''),
      );
      const imported = importSelenium(project(all), 'x.side');
      expect(imported).toHaveLength(1);
      for (const { journey } of imported) {
        expect(parseJourney(printJourney(journey), 'x')).toEqual(journey);
        expect(journey.steps.length).toBeGreaterThanOrEqual(all.length - silent.length);
      }
    }),
    { numRuns: cases(60) },
  );
});

test.each([
  [
    '{"tests": [{"name": "x", "commands": [{"command": 7}]}]}',
    'tests[0].commands[0].command: expected a string, saw 7',
  ],
  ['{"tests": []}', 'without a test'],
  ['{"url": "x", "tests": [{"name": "x", "commands": []}]}', 'url: expected the address of a site, saw "x"'],
  [`{"tests": ${'['.repeat(9000)}${']'.repeat(9000)}}`, 'expected values at most 200 deep'],
])('what is no project is refused with its place: %#', (text, problem) => {
  expect(() => importSelenium(text, 'x.side')).toThrow(JourneyError);
  expect(() => importSelenium(text, 'x.side')).toThrow(problem);
});
