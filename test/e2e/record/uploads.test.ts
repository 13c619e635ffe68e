import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journey } from '../../../journey/model.ts';
import { atPages } from './bench.ts';

/** Files that a person chooses are recorded with what is in them, however the page lets them be chosen. */

const at = atPages({
  '/': `<title>Papers</title><body>
    <label>Company document <input type="file" id="plain"></label>
    <label>Photos <input type="file" id="photos" multiple onchange="document.title = this.files.length + ' photos'"></label>
    <button id="opener" onclick="document.getElementById('hidden').click()">Choose a plan</button>
    <input type="file" id="hidden" name="plan" style="display: none" onchange="this.value = ''">
    <button id="maker">Add a logo</button>
    <form action="/sent"><label>Send at once <input type="file" id="at-once" name="paper" onchange="this.form.submit()"></label></form>
    <button id="detached" onclick="Object.assign(document.createElement('input'), { type: 'file' }).click()">Send a scan</button>
    <button>Done</button>
    <script>
      document.getElementById('maker').addEventListener('click', () => {
        const field = Object.assign(document.createElement('input'), { type: 'file', name: 'logo', hidden: true });
        document.body.append(field);
        field.click();
      });
    </script>`,
  '/sent': '<title>Sent</title><body>Sent',
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-uploads-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes a file to choose; gives its path. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Chooses files in the browser's own window for that, which a click on an element of the page opens. */
async function choose(selector: string, ...paths: string[]): Promise<void> {
  const { page } = at.bench;
  const element = await page.waitForSelector(selector, { timeout: 10_000 });
  const [chooser] = await Promise.all([page.waitForFileChooser(), element?.click()]);
  await chooser.accept(paths);
}

function uploadsIn({ steps }: Journey): { path: string; sha256: string; size: number }[][] {
  return steps.flatMap((step) =>
    step.kind === 'upload' ? [step.files.map(({ path, sha256, size }) => ({ path, sha256, size }))] : [],
  );
}

test('each choice is one step, also through a button that stands for a hidden field', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.command({ type: 'name', title: 'Papers' });
  await choose('#plain', await file('company.pdf', 'The company'));
  await choose('#photos', await file('a.png', 'A'), await file('b.png', 'B'));
  await choose('#opener', await file('plan.txt', 'A plan'));
  await bench.person.click('button', 'Done');
  await bench.expectSteps([
    'Upload company.pdf into field “Company document”',
    'Upload a.png, b.png into field “Photos”',
    expect.stringMatching(/^Upload plan.txt into /),
    'Click button “Done”',
  ]);
  const sha256 = createHash('sha256').update('The company').digest('hex');
  expect(uploadsIn(await bench.journey())[0]).toEqual([
    { path: 'papers.files/company.pdf', sha256, size: 11 },
  ]);
});

test('a field that a button makes and opens is found again after its click', async () => {
  const { bench } = at;
  await bench.record('/');
  await choose('#maker', await file('logo.svg', '<svg/>'));
  await bench.expectSteps(['Click button “Add a logo”', expect.stringMatching(/^Upload logo.svg into /)]);
});

test('files of one name and other content get paths of their own, which hostile names do not leave', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.command({ type: 'name', title: 'Papers' });
  const field = '#plain';
  await choose(field, await file('..\\..\\evil\n.pdf', 'One'));
  await bench.seeSteps((steps) => expect(steps.at(-1)).toMatch(/^Upload/), 2);
  await choose(field, await file('plan.pdf', 'One'));
  await choose('#photos', await file('PLAN.pdf', 'Two'), await file('.hidden', 'Three'));
  await bench.seeSteps((steps) => expect(steps.at(-1)).toMatch(/^Upload PLAN/), 4);
  const paths = uploadsIn(await bench.journey()).map((files) => files.map(({ path }) => path));
  expect(paths).toEqual([
    ['papers.files/-..-evil-.pdf'],
    ['papers.files/plan.pdf'],
    ['papers.files/PLAN-2.pdf', 'papers.files/hidden'],
  ]);
});

test('what is in a file goes to the panel’s save, and is gone with the recording', async () => {
  const { bench } = at;
  const content = Uint8Array.from({ length: 7_000_001 }, (_, index) => index % 251);
  // What the recording before the last one had can't come back any more, and its files are gone.
  await bench.record('/');
  await bench.record('/');
  await choose('#plain', await file('large.bin', content));
  await bench.expectSteps(['Upload large.bin into field “Company document”']);
  await bench.command({ type: 'stop' });
  await bench.person.panel('Save to the repo');
  await bench.recorder.panel.waitForSelector('::-p-text(Saved)');
  const saved = Buffer.from(bench.attachments['papers.files/large.bin'] ?? '', 'base64');
  expect(saved.equals(content)).toBe(true);
  await bench.person.panel('Script');
  await bench.person.panel('Download');
  const beside = 'Put what it uploads (large.bin) into a folder papers.files beside them.';
  await bench.recorder.panel.waitForSelector(`::-p-text(${beside})`);
  const kept = (): Promise<number> =>
    bench.recorder.panel.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('uploads');
          opening.addEventListener('success', () => {
            const count = opening.result.transaction('contents').objectStore('contents').count();
            count.addEventListener('success', () => {
              opening.result.close();
              resolve(count.result);
            });
          });
        }),
    );
  expect(await kept()).toBe(1);
  await bench.command({ type: 'discard' });
  // As long as that can be undone.
  expect(await kept()).toBe(1);
  await bench.record('/');
  await bench.command({ type: 'discard' });
  expect(await kept()).toBe(0);
});

test('a file that is too large is an unsupported step that says so', async () => {
  const { bench } = at;
  await bench.record('/');
  await choose('#plain', await file('film.mp4', new Uint8Array(20_000_001)));
  await bench.expectSteps([
    expect.stringMatching(/^Unsupported: Upload of film.mp4 \(20.0 MB; at most 20.0 MB are recorded\) on /),
  ]);
});

test('a choice that sends its form at once is recorded in its place', async () => {
  const { bench } = at;
  await bench.record('/');
  await choose('#at-once', await file('once.txt', 'Once'));
  await bench.expectSteps([
    expect.stringMatching(/^Upload once.txt into field “Send at once” → goes to \/sent/),
  ]);
});

test('a choice in a field that is no part of the page is an unsupported step', async () => {
  const { bench } = at;
  await bench.record('/');
  await choose('#detached', await file('scan.pdf', 'A scan'));
  await bench.expectSteps([
    'Click button “Send a scan”',
    'Unsupported: Upload of scan.pdf into a field that is no part of the page',
  ]);
});
