import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printScript } from '../../../codegen/print.ts';
import { atPages } from './bench.ts';

/** Files that a person drops on a page from outside of it are recorded with what is in them, and dropped again. */

const TAKE = `<p id="state" role="status">untouched</p><script>
    const tell = (text) => { document.getElementById('state').textContent = text; };
    const take = async (event) => {
      event.preventDefault();
      const { isTrusted, dataTransfer, currentTarget } = event;
      const texts = await Promise.all([...dataTransfer.files].map(async (file) => file.name + ' ' + (await file.text())));
      tell(currentTarget.id + ' ' + isTrusted + ' ' + texts.join(', '));
    };
    const zone = (element) => {
      element.addEventListener('dragover', (event) => event.preventDefault());
      element.addEventListener('drop', take);
    };
  </script>`;

const at = atPages({
  '/': `<title>Zone</title><body>${TAKE}
    <div id="zone" role="region" aria-label="Papers" style="margin-top: 900px; height: 120px; background: #ddd"><p>Drop papers here</p></div>
    <script>zone(document.getElementById('zone'));</script>`,
  '/overlay': `<title>Overlay</title><body>${TAKE}<main>Nothing to see</main>
    <div id="overlay" style="position: fixed; inset: 0; background: #cde" hidden><b>Let go to add</b></div><script>
      const overlay = document.getElementById('overlay');
      zone(overlay);
      addEventListener('dragenter', () => { overlay.hidden = false; });
      addEventListener('drop', () => { overlay.hidden = true; });
    </script>`,
  '/picker': `<title>Picker</title><body><button onclick="showOpenFilePicker()">Open</button>
    <button onclick="showSaveFilePicker().catch(() => undefined)">Save</button>`,
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-drops-'));
  await mkdir(join(folder, 'papers'));
  await writeFile(join(folder, 'plan.txt'), 'The plan');
  await writeFile(join(folder, 'list.txt'), 'The list');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Drops files in the middle of an element, or of the window, as a person does who drags them in from another window. */
async function drop(selector: string | undefined, ...names: string[]): Promise<void> {
  const { page } = at.bench;
  const element = selector === undefined ? null : await page.waitForSelector(selector);
  await element?.scrollIntoView();
  const box = (await element?.boundingBox()) ?? { x: 0, y: 0, width: 400, height: 400 };
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: names.map((name) => join(folder, name)), dragOperationsMask: 1 };
  const session = await page.createCDPSession();
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...point, data });
  }
  await session.detach();
}

/** Expects the page to have come to a state, and a replay of what is saved to come to the same. */
async function expectSameAgain(state: string): Promise<void> {
  const { bench } = at;
  await bench.page.waitForFunction(
    (text) => document.querySelector('#state')?.textContent === text,
    { timeout: 3000 },
    state,
  );
  await bench.person.checkAt('#state', 'It reads this text');
  await bench.command({ type: 'expect-page', what: 'url' });
  await bench.person.stopAndSave();
  const { verdict, failure, drift } = await bench.replay();
  expect({ verdict, failure, drift }).toEqual({ verdict: 'passed', failure: undefined, drift: [] });
}

test('files dropped on a zone come into it again', async () => {
  const { bench } = at;
  await bench.record('/');
  await drop('#zone', 'plan.txt', 'list.txt');
  await bench.expectSteps(['Drop plan.txt, list.txt on region “Papers”']);
  expect(printScript(await bench.journey())).toMatch(
    /\.dropFiles\(\["zone\.files\/plan\.txt", "zone\.files\/list\.txt"\]\)/,
  );
  await expectSameAgain('zone true plan.txt The plan, list.txt The list');
});

test('a zone that shows itself only while files are over the page is dropped on again', async () => {
  const { bench } = at;
  await bench.record('/overlay');
  await drop(undefined, 'plan.txt');
  await bench.expectSteps([expect.stringMatching(/^Drop plan.txt on /)]);
  await expectSameAgain('overlay true plan.txt The plan');
});

test('a folder that is dropped is an unsupported step that says so', async () => {
  const { bench } = at;
  await bench.record('/');
  await drop('#zone', 'papers');
  await bench.expectSteps([expect.stringMatching(/^Unsupported: Upload of a whole folder on /)]);
});

test('a file that a page opens by the browser’s own window is an unsupported step, and one not chosen is none', async () => {
  const { bench } = at;
  await bench.record('/');
  const stub = await bench.page.evaluateOnNewDocument(() => {
    Reflect.set(globalThis, 'showOpenFilePicker', () => Promise.resolve([{ name: 'plan.txt' }]));
    Reflect.set(globalThis, 'showSaveFilePicker', () => Promise.reject(new DOMException('', 'AbortError')));
  });
  await bench.record('/picker');
  await bench.person.click('button', 'Save');
  await bench.person.click('button', 'Open');
  await bench.expectSteps([
    'Click button “Save”',
    'Click button “Open”',
    "Unsupported: Opening the file plan.txt by the browser's own window, which a replay can't do",
  ]);
  await bench.page.removeScriptToEvaluateOnNewDocument(stub.identifier);
});
