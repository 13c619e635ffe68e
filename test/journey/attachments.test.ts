import { describe, expect, test } from 'vitest';
import { renamed } from '../../journey/attachments.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';

const target = { candidates: [{ by: 'label', value: 'Plan' } as const], fingerprint: { tag: 'input' } };

function journeyWith(files: { name: string; path?: string; sha256?: string }[]): Journey {
  const whole = files.map(({ name, path = 'x.files/x', sha256 = 'a'.repeat(64) }) => ({
    name,
    path,
    sha256,
    size: 1,
  }));
  return {
    version: 1,
    id: 'walk',
    title: 'Walk',
    baseUrl: 'http://127.0.0.1:4173',
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: whole.map((file, index) => ({ id: `s${index}`, kind: 'upload', target, files: [file] })),
  };
}

function pathsOf(journey: Journey): string[] {
  return journey.steps.flatMap((step) => (step.kind === 'upload' ? step.files.map(({ path }) => path) : []));
}

describe('the path of a file is one beside the journey, whatever the file is called', () => {
  test.each([
    ['company.pdf', 'company.pdf'],
    ['Straße 日本.pdf', 'Straße 日本.pdf'],
    ['../../x', '-..-x'],
    ['..\\..\\x.txt', '-..-x.txt'],
    ['/etc/passwd', '-etc-passwd'],
    ['C:\\x', 'C-x'],
    ['..', 'file'],
    ['', 'file'],
    ['.env', 'env'],
    ['a\u0000b\u202Ecod.exe\n', 'a-b-cod.exe-'],
    ['\uD800x', '-x'],
    ['aux.txt', '_aux.txt'],
    ['trailing. ', 'trailing'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(50)}.pdf`],
    ['e\u0301.txt', 'é.txt'],
  ])('%j', (name, path) => {
    const named = renamed(journeyWith([{ name: name || ' ' }]), 'tour');
    expect(pathsOf(named)).toEqual([`tour.files/${path}`]);
    expect(parseJourney(JSON.stringify(named), 'journey')).toEqual(named);
  });
});

test('files of one name share a path when they hold the same, and only then', () => {
  const [one, other, third] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
  const named = renamed(
    journeyWith([
      { name: 'plan.pdf', sha256: one ?? '' },
      { name: 'plan.pdf', sha256: other ?? '' },
      { name: 'plan.pdf', sha256: one ?? '' },
      { name: 'Plan.PDF', sha256: third ?? '' },
      { name: 'plan', sha256: one ?? '' },
      { name: 'plan', sha256: other ?? '' },
    ]),
    'tour',
  );
  expect(named.id).toBe('tour');
  expect(pathsOf(named)).toEqual(
    ['plan.pdf', 'plan-2.pdf', 'plan.pdf', 'Plan-3.PDF', 'plan', 'plan-2'].map(
      (name) => `tour.files/${name}`,
    ),
  );
});

test.each([
  '/etc/passwd',
  '../x',
  'a/../../x',
  'a/..',
  './x',
  'a//b',
  'a\\b',
  'C:/x',
  'a/',
  '',
  '.env',
  'a\nb',
])('a journey file that names the path %j is refused', (path) => {
  const text = JSON.stringify(journeyWith([{ name: 'x', path }]));
  expect(() => parseJourney(text, 'journey')).toThrow(/steps\[0\]\.files\[0\]\.path: expected a path below/);
});

test('a journey file that gives one path two contents is refused', () => {
  const files = [
    { name: 'x', path: 'a/x' },
    { name: 'x', path: 'a/x', sha256: 'b'.repeat(64) },
  ];
  expect(() => parseJourney(JSON.stringify(journeyWith(files)), 'journey')).toThrow(
    /steps\[1\]\.files\[0\]\.sha256: expected the checksum that an earlier step gives for a\/x/,
  );
});
