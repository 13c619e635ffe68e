import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { outcome, page, useStage, type Answer } from './stage.ts';

/** A download is done when the file has come, under its name, with something in it. */

const stage = useStage();

const file =
  (content: string, name: string): Answer =>
  (_, response) => {
    response.setHeader('content-disposition', `attachment; filename="${name}"`);
    response.end(content);
  };

async function download(name: string, answer: Answer, link = '<a href="/file">Get it</a>'): Promise<Run> {
  stage.serve({ '/': page(link), '/file': answer });
  return stage.walk(async ({ page: tab }) => {
    await tab.goto('/');
    await tab.getByText('Get it').click({ downloads: name });
    await expect(tab).toHaveUrl('/');
  });
}

test('the file is kept in the folder of the run', async () => {
  const run = await download('tours-*.csv', file('Office,Desks\n', 'tours-2027.csv'));
  expectThat(outcome(run)).toBe('passed');
  const kept = {
    name: 'tours-2027.csv',
    size: 13,
    at: expectThat.any(Number),
    file: 'download-01-tours-2027.csv',
  };
  expectThat(run.downloads).toEqual([kept]);
  expectThat(await stage.read(run, kept.file)).toBe('Office,Desks\n');
});

test('a file that a script makes counts too', async () => {
  const script = `<button onclick="const a = document.createElement('a'); a.download = 'made.txt';
    a.href = window.URL.createObjectURL(new Blob(['made'])); a.click()">Get it</button>`;
  expectThat(outcome(await download('made.txt', '', script))).toBe('passed');
});

test('a large file is noted and not kept', async () => {
  const run = await download('large.bin', file('x'.repeat(6 * 1024 * 1024), 'large.bin'));
  expectThat(outcome(run)).toBe('passed');
  expectThat(run.downloads).toEqual([
    { name: 'large.bin', size: 6 * 1024 * 1024, at: expectThat.any(Number) },
  ]);
});

test.each<[what: string, answer: Answer, says: RegExp]>([
  [
    'no file',
    (_, response) => response.writeHead(204).end(),
    /timeout: After 1\.5 s, “tours\.csv” was not downloaded\.$/,
  ],
  [
    'another file',
    file('x', 'offices.csv'),
    /timeout: .*“tours\.csv” was not downloaded; “offices\.csv” came\.$/,
  ],
  ['an empty file', file('', 'tours.csv'), /check: “tours\.csv” was downloaded, but nothing is in it\.$/],
])('%s fails, and says so', async (_, answer, says) => {
  expectThat(outcome(await download('tours.csv', answer))).toMatch(says);
});
