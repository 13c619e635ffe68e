import { expect, test } from 'vitest';
import { journeyOf } from '../../extension/background/journey-of.ts';
import { begin, edit, undo, uploaded, type Session } from '../../extension/background/session.ts';
import { wordStep } from '../../journey/wording.ts';
import { button, MAIN, SITE, Story } from './stream.ts';

/** An upload has its place from the start; it is one that can be replayed once what is in its files has come. */

const PENDING = { kind: 'unsupported', reason: 'Upload plan.pdf: not there yet' } as const;

/** What is in a file of some bytes. */
function file(name: string, size: number, digit = 'a') {
  return { name, path: name, sha256: digit.repeat(64), size };
}

function upload(...files: ReturnType<typeof file>[]) {
  return { kind: 'upload', target: button('Plan'), files } as const;
}

function stepsOf(session: Session): string[] {
  return journeyOf(session).steps.map(wordStep);
}

/** A walk with an upload in its midst of which nothing more has come; gives when it was. */
function walk(): { session: Session; at: number } {
  const story = new Story();
  const page = story.page(MAIN, '/').arrived();
  const at = story.now;
  page.act(PENDING, 'token').click('Done');
  return { session: story.told(begin(MAIN, SITE, 0)), at };
}

test('the upload takes its own place when what is in it comes late, also after the end of the recording', () => {
  const { session, at } = walk();
  expect(stepsOf(session)).toEqual(['Go to /', `Unsupported: ${PENDING.reason}`, 'Click button “Done”']);
  for (const state of ['recording', 'paused', 'stopped'] as const) {
    const after = uploaded({ ...session, state }, 'token', upload(file('plan.pdf', 1)), at);
    expect(after.state).toBe(state);
    expect(stepsOf(after)).toEqual(['Go to /', 'Upload plan.pdf into button “Plan”', 'Click button “Done”']);
  }
});

test('it keeps its id and what it brought about', () => {
  const story = new Story();
  const page = story.page(MAIN, '/').arrived();
  const at = story.now;
  page.act(PENDING, 'token').leaving();
  story.page(MAIN, '/sent').arrived();
  const session = story.told(begin(MAIN, SITE, 0));
  const [, before] = journeyOf(session).steps;
  const [, after] = journeyOf(uploaded(session, 'token', upload(file('plan.pdf', 1)), at)).steps;
  expect(after).toMatchObject({
    id: before?.id,
    kind: 'upload',
    effects: [{ kind: 'navigation', url: '/sent' }],
  });
});

test('a step that was deleted meanwhile stays so, and is whole when it is restored', () => {
  const { session, at } = walk();
  const id = journeyOf(session).steps[1]?.id ?? '';
  const after = uploaded(
    edit(session, { type: 'delete', ids: [id] }),
    'token',
    upload(file('plan.pdf', 1)),
    at,
  );
  expect(stepsOf(after)).toEqual(['Go to /', 'Click button “Done”']);
  expect(stepsOf(undo(after))[1]).toBe('Upload plan.pdf into button “Plan”');
});

test('files beyond what a journey may hold leave the upload unsupported, with the sizes', () => {
  const story = new Story();
  const page = story.page(MAIN, '/').arrived();
  const first = story.now;
  page.act(PENDING, 'first').act(PENDING, 'second');
  const session = story.told(begin(MAIN, SITE, 0));
  const one = uploaded(session, 'first', upload(file('a.bin', 19e6), file('b.bin', 19e6, 'b')), first);
  const both = uploaded(one, 'second', upload(file('c.bin', 13e6, 'c')), first + 100);
  expect(stepsOf(both).slice(1)).toEqual([
    'Upload a.bin, b.bin into button “Plan”',
    'Unsupported: Upload of c.bin: with it the files of the journey are 51.0 MB; at most 50.0 MB are recorded',
  ]);
});

test('the click that opened the choice is no step of its own, unless it brought something about', () => {
  const tell = (dialog: boolean): string[] => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived();
    const opener = story.now;
    page.click('Choose a plan');
    if (dialog) page.dialog('Sure?');
    page.act(PENDING, 'token', opener);
    return stepsOf(story.told(begin(MAIN, SITE, 0))).slice(1);
  };
  expect(tell(false)).toEqual([`Unsupported: ${PENDING.reason}`]);
  expect(tell(true)).toEqual(['Click button “Choose a plan”', `Unsupported: ${PENDING.reason}`]);
});

test('the paths of files follow the name of the journey', () => {
  const { session, at } = walk();
  const after = uploaded(session, 'token', upload(file('plan.pdf', 1)), at);
  const paths = ['Papers', 'Other papers'].map(
    (title) => journeyOf(edit(after, { type: 'name', title })).steps[1],
  );
  expect(paths).toMatchObject([
    { files: [{ path: 'papers.files/plan.pdf' }] },
    { files: [{ path: 'other-papers.files/plan.pdf' }] },
  ]);
});
