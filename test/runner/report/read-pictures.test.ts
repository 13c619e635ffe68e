import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '../../../runner/evidence/run.ts';
import { withPictures } from '../../../runner/report/read-pictures.ts';
import { runOf } from './run-of.ts';

let out = '';
let folder = '';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'waymark-report-'));
  folder = join(out, 'run');
  await mkdir(folder);
  await writeFile(join(folder, 'step-01.png'), 'one');
  await writeFile(join(folder, 'step-02.png'), 'two');
  await writeFile(join(out, 'private.png'), 'not of this run');
});

afterAll(() => rm(out, { recursive: true }));

test('pictures of steps and of actions come along as data: addresses', async () => {
  const run = runWith('step-02.png', 'step-01.png');
  expect(await withPictures({ run, folder })).toEqual({
    run,
    pictures: { 'step-01.png': dataOf('one'), 'step-02.png': dataOf('two') },
  });
});

test('a picture that was lost costs nothing but itself', async () => {
  const { pictures } = await withPictures({ run: runWith('step-09.png', 'step-01.png'), folder });
  expect(pictures).toEqual({ 'step-01.png': dataOf('one') });
});

test('a record brings no file from outside of the run’s folder into a report', async () => {
  const { pictures } = await withPictures({ run: runWith('../private.png', 'step-01.png'), folder });
  expect(pictures).toEqual({ 'step-01.png': dataOf('one') });
});

function runWith(ofStep: string, ofAction: string): Run {
  const when = { status: 'passed', at: 0, duration: 1 } as const;
  const action = { ...when, title: 'Take a picture', screenshot: ofAction };
  return runOf({ steps: [{ ...when, title: 'Look', screenshot: ofStep, actions: [action] }] });
}

function dataOf(content: string): string {
  return `data:image/png;base64,${Buffer.from(content).toString('base64')}`;
}
