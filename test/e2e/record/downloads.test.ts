import { expect, test } from 'vitest';
import { ground } from './bench.ts';
import { fileAt } from './file-pages.ts';
import { servePages } from './own-pages.ts';

const files = { areGone: false };
const at = ground(() =>
  servePages((path) => (files.areGone ? fileAt(path === '/export' ? '/nothing' : path) : fileAt(path))),
);

test('a link, a form or a frame that turns out to lead to a file is recorded with its name, and a replay has it', async () => {
  const { bench } = at;
  const { person } = bench;
  const steps: string[] = [];
  const see = (step: string): Promise<void> =>
    bench.expectSteps([...steps, step]).then(() => void steps.push(step));
  await bench.record('/');
  await person.click('link', 'Export');
  await see('Click link “Export” → downloads “tours.csv”');
  await person.click('button', 'Report');
  await see('Click button “Report” → downloads “Büros *.pdf”');
  await person.click('link', 'Plan');
  await see('Click link “Plan” → downloads “plan.xlsx”');
  await person.click('button', 'Framed');
  await see('Click button “Framed” → downloads “tours.csv”');
  await bench.command({ type: 'expect-page', what: 'url' });
  await bench.command({ type: 'expect-page', what: 'title' });
  const { verdict, failure, drift, downloads } = await bench.replay();
  expect({ verdict, failure, drift }).toEqual({ verdict: 'passed', failure: undefined, drift: [] });
  expect(downloads?.map(({ name }) => name)).toEqual([
    'tours.csv',
    'Büros 2027.pdf',
    'plan.xlsx',
    'tours.csv',
  ]);
});

test('a file that the link itself asks for as one is told once', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('link', 'Save');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Click link “Save” → downloads “*”', 'Click button “Like”']);
});

test('a file that is long in coming belongs to the click that asked for it', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('link', 'Slow');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Click link “Slow” → downloads “slow.txt”', 'Click button “Like”']);
});

test('what is shown is a page, and an answer without anything is neither', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('link', 'Nothing');
  await bench.person.click('link', 'Notes');
  await bench.expectSteps(['Click link “Nothing”', 'Click link “Notes” → goes to /notes.txt']);
});

test('a replay in the tab itself sees that files come, and says which do not', async () => {
  const { bench } = at;
  const { person } = bench;
  const { panel } = bench.recorder;
  const says = (words: string): Promise<unknown> =>
    panel.waitForSelector(`[aria-label="Proof"] ::-p-text(${words})`, { timeout: 30_000 });
  await bench.record('/');
  await person.click('link', 'Export');
  await person.click('link', 'Save');
  await bench.expectSteps([
    'Click link “Export” → downloads “tours.csv”',
    'Click link “Save” → downloads “*”',
  ]);
  await bench.command({ type: 'expect-page', what: 'title' });
  await panel.evaluate(() => {
    globalThis.waymarkProve = undefined;
  });
  await person.panel('Prove it');
  await says('It works');
  files.areGone = true;
  await person.panel('Prove it');
  await says('“tours.csv” was not downloaded.');
});
