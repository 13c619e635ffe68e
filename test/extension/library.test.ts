import { createHash } from 'node:crypto';
import { fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import { opened } from '../../extension/background/opening.ts';
import { journeyOf, recordingOf } from '../../extension/background/journey-of.ts';
import { append, edit, undo } from '../../extension/background/session.ts';
import { importFrom, type Given } from '../../extension/library/import.ts';
import {
  duplicateOf,
  filesNamedBy,
  lastDeleted,
  renamedTo,
  shown,
  type Kept,
} from '../../extension/library/kept.ts';
import { renamed } from '../../journey/attachments.ts';
import type { Journey, Value } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';

const CONTENT = Buffer.from('The plan');
const SHA256 = sha256(CONTENT);
const target = { candidates: [{ by: 'label', value: 'Plan' } as const], fingerprint: { tag: 'input' } };
const JOURNEY: Journey = {
  version: 1,
  id: 'book-a-tour',
  title: 'Book a tour',
  baseUrl: 'http://127.0.0.1:4173',
  inputs: {},
  secrets: [],
  environment: { viewport: { width: 1280, height: 800 } },
  steps: [
    { id: 's1', kind: 'navigate', url: '/' },
    {
      id: 's12',
      kind: 'upload',
      target,
      files: [{ name: 'plan.pdf', path: 'book-a-tour.files/plan.pdf', sha256: SHA256, size: CONTENT.length }],
    },
  ],
};

function kept(key: string, more: Partial<Kept> = {}): Kept {
  return { key, name: '', at: 1, journey: JOURNEY, ...more };
}

describe('a kept journey', () => {
  test('is the same after it was opened, whatever is in it', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const session = opened(journey, { key: 'k', name: journey.title, now: 1 });
        expect(session.state).toBe('stopped');
        // An input that no step names is no part of a journey that is edited here.
        const used = Object.entries(journey.inputs).filter(([name]) =>
          journey.steps.some((step) => step.kind === 'fill' && isInput(step.value, name)),
        );
        expect(journeyOf(session)).toEqual({
          ...renamed(journey, journey.id),
          inputs: Object.fromEntries(used),
        });
        expect(recordingOf(session).undo).toBeUndefined();
      }),
    );
  });

  test('can be edited once it is opened, and gets steps of new ids', () => {
    let session = opened(JOURNEY, { key: 'k', name: '', now: 1000 });
    session = append(session, { kind: 'screenshot', name: 'End' });
    session = undo(edit(session, { type: 'delete', ids: ['s1'] }));
    expect(journeyOf(session).steps.map(({ id }) => id)).toEqual(['s1', 's12', 's13']);
    expect(() => parseJourney(printJourney(journeyOf(session)), 'it')).not.toThrow();
  });

  test('has a file name after its title once that is changed', () => {
    const session = opened(JOURNEY, { key: 'k', name: 'Book a visit', now: 1 });
    const { id, steps } = journeyOf(session);
    expect(id).toBe('book-a-visit');
    expect(steps[1]).toMatchObject({ files: [{ path: 'book-a-visit.files/plan.pdf' }] });
    expect(renamedTo(kept('a'), 'Book a visit').journey).toMatchObject({ id, steps });
  });

  test('keeps other sites in its scope, and is recorded there', () => {
    const journey = { ...JOURNEY, synthetic: ['http://127.0.0.1:4173', 'https://pay.example'] };
    const session = opened(journey, { key: 'k', name: '', now: 1 });
    expect(session.frameSites).toEqual({ 'https://pay.example': 'allowed' });
    expect(journeyOf(session).synthetic).toEqual(journey.synthetic);
  });
});

describe('the kept journeys', () => {
  test('are shown latest first, and without those deleted', () => {
    const all = [kept('a', { at: 1 }), kept('b', { at: 3, deletedAt: 9 }), kept('c', { at: 2 })];
    expect(shown(all).map(({ key }) => key)).toEqual(['c', 'a']);
    expect(lastDeleted(all)?.key).toBe('b');
    expect(lastDeleted(shown(all))).toBeUndefined();
  });

  test('have titles of their own when they are duplicated', () => {
    const first = kept('a');
    const second = duplicateOf(first, [first], 'b', 2);
    const third = duplicateOf(second, [first, second], 'c', 3);
    expect([second, third].map(({ journey: { title, id } }) => [title, id])).toEqual([
      ['Book a tour (2)', 'book-a-tour-2'],
      ['Book a tour (3)', 'book-a-tour-3'],
    ]);
  });

  test('name the files that stay', () => {
    expect(filesNamedBy([JOURNEY, { steps: [] }])).toEqual(new Set([SHA256]));
  });
});

describe('an import', () => {
  const journeyFile = file('book-a-tour.journey.json', printJourney(JOURNEY));

  test('takes a journey with the files that it uploads, by what is in them', async () => {
    const imported = await importFrom([file('renamed since.pdf', CONTENT), journeyFile], [], digest);
    expect(imported).toEqual({
      journeys: [JOURNEY],
      contents: new Map([[SHA256, new Uint8Array(CONTENT)]]),
      problems: [],
      notes: [],
      missing: [],
    });
  });

  test('takes recordings of Chrome, and says what was not kept of them', async () => {
    const steps = [
      { type: 'navigate', url: 'https://nook.example/' },
      { type: 'change', selectors: [['aria/Password']], value: 'hunter2' },
    ];
    const recording = file('walk.json', JSON.stringify({ title: 'Walk', steps }));
    const { journeys, notes, problems } = await importFrom([recording], [], digest);
    expect(journeys.map(({ title, steps }) => [title, steps.length])).toEqual([['Walk', 2]]);
    expect(notes).toEqual([expect.stringContaining('it is the secret PASSWORD now')]);
    expect(problems).toEqual([]);
  });

  test('says which files are missing, and takes them later', async () => {
    const first = await importFrom([journeyFile], [], digest);
    expect(first.missing).toEqual(['plan.pdf']);
    const second = await importFrom([file('plan.pdf', CONTENT)], first.journeys, digest);
    expect([...second.contents.keys()]).toEqual([SHA256]);
    expect(second.problems).toEqual([]);
  });

  test.each<[string, Given[], RegExp]>([
    [
      'a journey that is cut short',
      [file('cut.journey.json', '{ "version": 1,\n "id"')],
      /^cut\.journey\.json is not a valid journey:\n {2}line 2, column 6: expected JSON, saw the end of the file\n.*restore it/,
    ],
    [
      'a journey with a wrong value',
      [file('bad.journey.json', JSON.stringify({ ...JOURNEY, steps: [{ id: 's1', kind: 'clack' }] }))],
      /^bad\.journey\.json is not a valid journey:\n {2}steps\[0\]\.kind: expected one of .*, saw "clack"\nMend/,
    ],
    [
      'a journey of a later version',
      [file('new.journey.json', JSON.stringify({ ...JOURNEY, version: 2 }))],
      /^new\.journey\.json .*\n {2}version: expected 1, saw 2\n.*upgrade this one/,
    ],
    [
      'JSON that is no journey',
      [file('package.json', '{}')],
      /^package\.json is not a valid journey:\n {2}version: /,
    ],
    [
      'a file of another kind',
      [file('photo.png', 'PNG')],
      /^photo\.png is no journey: expected a file such as/,
    ],
    [
      'a file that the journey does not upload',
      [journeyFile, file('plan.pdf', 'Another')],
      /^plan\.pdf is not one of the files that the journey uploads, as they were when it was recorded\. Leave it out/,
    ],
    [
      'something far too large',
      [{ ...file('huge.json', ''), size: 30_000_000 }],
      /^huge\.json is too large for a journey: expected at most 20\.0 MB, saw 30\.0 MB\./,
    ],
  ])('of %s says which file, what was seen where, and what to do', async (_, files, problem) => {
    const { problems } = await importFrom(files, [], digest);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  test('says of a journey that its script would run code that came with it', async () => {
    const custom = { id: 'c1', kind: 'custom', code: "await import('./evil.ts');" } as const;
    for (const more of [{ steps: [...JOURNEY.steps, custom] }, { script: { head: "import './evil.ts';" } }]) {
      const { notes } = await importFrom([file('a.json', printJourney({ ...JOURNEY, ...more }))], [], digest);
      expect(notes).toEqual([expect.stringContaining('holds code that came with the journey')]);
    }
    const remark = printJourney({ ...JOURNEY, script: { head: '// Ours.', tabs: ['plan'] } });
    expect((await importFrom([file('a.json', remark)], [], digest)).notes).toEqual([]);
  });

  test('takes what is right beside what is wrong', async () => {
    const { journeys, problems } = await importFrom([file('cut.journey.json', '{'), journeyFile], [], digest);
    expect(journeys).toEqual([JOURNEY]);
    expect(problems).toHaveLength(1);
  });
});

function isInput(value: Value, name: string): boolean {
  return typeof value === 'object' && 'input' in value && value.input === name;
}

function file(name: string, content: string | Uint8Array): Given {
  const bytes = new Uint8Array(Buffer.from(content));
  return { name, size: bytes.length, content: () => Promise.resolve(bytes) };
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function digest(content: Uint8Array): Promise<string> {
  return Promise.resolve(sha256(content));
}
