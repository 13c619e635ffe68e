import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseJourney } from '../../journey/parse.ts';
import { savingTo } from '../../runner/commands/record.ts';
import { scratch } from '../command.ts';

/** What the panel saves is written whole, in its place, or not at all. */

const CONTENT = 'The plan';
const PATH = 'walk.files/plan.pdf';
const base64 = Buffer.from(CONTENT).toString('base64');
const target = { candidates: [{ by: 'label', value: 'Plan' }], fingerprint: { tag: 'input' } };

function journeyWith(path: string): string {
  const sha256 = createHash('sha256').update(CONTENT).digest('hex');
  return JSON.stringify({
    version: 1,
    id: 'walk',
    title: 'Walk',
    baseUrl: 'http://127.0.0.1:4173',
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: [
      {
        id: 's1',
        kind: 'upload',
        target,
        files: [{ name: '../plan.pdf', path, sha256, size: CONTENT.length }],
      },
    ],
  });
}

test('files to upload are written beside the script, under the name that it gets', async () => {
  await using folder = await scratch();
  const said: string[][] = [];
  await savingTo(folder.path, () => undefined)(journeyWith(PATH), { [PATH]: base64 });
  // Another recorder knows nothing of the first one's files.
  const save = savingTo(folder.path, (files) => said.push(files));
  expect(await save(journeyWith(PATH), { [PATH]: base64 })).toEqual({ files: said[0] });
  const names = ['walk-2.ts', 'walk-2.journey.json', 'walk-2.files/-plan.pdf'];
  expect(said).toEqual([names.map((name) => join(folder.path, name))]);
  const [script = '', journey = '', plan = ''] = await Promise.all(
    names.map((name) => readFile(join(folder.path, name), 'utf8')),
  );
  expect(plan).toBe(CONTENT);
  expect(script).toContain('.upload("walk-2.files/-plan.pdf")');
  expect(parseJourney(journey, 'saved').steps[0]).toMatchObject({
    files: [{ path: 'walk-2.files/-plan.pdf' }],
  });
});

test.each([
  ['is not there', {}],
  ['is another', { [PATH]: Buffer.from('Other').toString('base64') }],
])('nothing is written when what is in a file %s', async (_, attachments) => {
  await using folder = await scratch();
  const result = await savingTo(folder.path, () => undefined)(journeyWith(PATH), attachments);
  expect(result).toEqual({ error: expect.stringContaining('../plan.pdf did not come along whole') });
  expect(await readdir(folder.path)).toEqual([]);
});

test('a path that leads out of the folder is refused', async () => {
  await using folder = await scratch();
  const out = '../plan.pdf';
  const result = await savingTo(join(folder.path, 'in'), () => undefined)(journeyWith(out), {
    [out]: base64,
  });
  expect(result).toEqual({ error: expect.stringContaining('path: expected a path below') });
  expect(await readdir(folder.path)).toEqual([]);
});
