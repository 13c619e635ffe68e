import { afterEach, beforeEach, expect, test } from 'vitest';
import { journeyFiles } from '../../codegen/files.ts';
import type { Journey, Step } from '../../journey/model.ts';
import { saveToFolder } from '../../extension/panel/save.ts';
import { journeyOf } from '../codegen/journey-of.ts';

/** A journey that is saved into a folder where it is already keeps what a person wrote there. */

const files = new Map<string, string>();

/** A folder as the browser gives it, as far as saving needs it. */
const folder = {
  name: 'journeys',
  async getFileHandle(name: string, { create = false } = {}) {
    if (!create && !files.has(name)) throw new DOMException('It is not there.', 'NotFoundError');
    return {
      getFile: async () => new Blob([files.get(name) ?? '']),
      createWritable: async () => ({
        write: async (text: string) => void files.set(name, text),
        close: async () => undefined,
      }),
    };
  },
};

beforeEach(() => {
  files.clear();
  Object.assign(globalThis, { showDirectoryPicker: async () => folder });
});
afterEach(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));

const SCRIPT = 'book-a-tour.ts';
const MODEL = 'book-a-tour.journey.json';
const first = journeyOf([go('a', '/'), go('b', '/tours')]);
const second = journeyOf([go('a', '/'), go('b', '/tours'), go('c', '/book')]);

function go(id: string, url: string): Step {
  return { id, kind: 'navigate', url };
}

function save(journey: Journey): Promise<string> {
  return saveToFolder(journeyFiles(journey), journey);
}

/** Edits the script by hand. */
function edit(was: string, is: string): void {
  const script = files.get(SCRIPT) ?? '';
  expect(script).toContain(was);
  files.set(SCRIPT, script.replace(was, is));
}

test('what changed goes into the script; what was written by hand stays', async () => {
  expect(await save(first)).toBe(`Saved ${SCRIPT} and ${MODEL} in journeys.`);
  edit('await page.goto("/tours");', '// Why.\n    await page.goto("/tours");\n    await again(page);');
  await save(second);
  const script = files.get(SCRIPT) ?? '';
  expect(script).toContain('// Why.\n    await page.goto("/tours");\n    await again(page);');
  expect(script).toContain('await page.goto("/book");');
  const kinds: Journey = JSON.parse(files.get(MODEL) ?? '');
  expect(kinds.steps.map(({ kind }) => kind)).toEqual([
    'navigate',
    'custom',
    'navigate',
    'custom',
    'navigate',
  ]);
});

test('where both changed the same step, both are there, and it is said', async () => {
  await save(first);
  edit('"/tours"', '"/by-hand"');
  const said = await save(journeyOf([go('a', '/'), go('b', '/recorded')]));
  expect(said).toContain(`both texts are in it, at ${SCRIPT}:`);
  expect(files.get(SCRIPT)).toMatch(/<{7}[^]*"\/by-hand"[^]*={7}[^]*"\/recorded"[^]*>{7}/);
});

test('nothing is saved where what a person wrote could not be kept', async () => {
  files.set(SCRIPT, '// Mine.');
  await expect(save(first)).rejects.toThrow('without its book-a-tour.journey.json');
  await save(journeyOf([], { id: 'other' }));
  files.set(MODEL, files.get('other.journey.json') ?? '');
  await expect(save(first)).rejects.toThrow(SCRIPT);
  expect(files.get(SCRIPT)).toBe('// Mine.');
});
