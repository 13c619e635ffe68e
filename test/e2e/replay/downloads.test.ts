import { readdir } from 'node:fs/promises';
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

test('whatever a site calls its files, they come into the folder of the run and nowhere else', async () => {
  const names = [
    '../../../x.sh',
    '/etc/cron.d/x',
    '..%2f..\\x',
    'a\u0000b',
    '.run.json',
    'con.txt',
    `${'x'.repeat(5000)}.csv`,
  ];
  stage.serve({
    '/': page(names.map((_, at) => `<a href="/file?${at}">${at}</a>`).join(' ')),
    '/file': (request, response) => {
      const name = encodeURIComponent(names[Number(request.url?.split('?')[1])] ?? '');
      response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
      response.end('x');
    },
  });
  const before = (await readdir(stage.out)).length;
  const run = await stage.walk(async ({ page: tab }) => {
    await tab.goto('/');
    for (const at of names.keys()) await tab.getByRole('link', String(at)).click({ downloads: '*' });
    await expect(tab).toHaveUrl('/');
  });
  expectThat(outcome(run)).toBe('passed');
  const kept = run.downloads?.map((one) => one.file ?? '') ?? [];
  expectThat(kept).toHaveLength(names.length);
  for (const [at, name] of kept.entries()) {
    expectThat(name).toMatch(new RegExp(`^download-0${at + 1}-[\\w.-]{1,80}$`));
    expectThat(await stage.read(run, name)).toBe('x');
  }
  expectThat((await readdir(stage.out)).length).toBe(Math.max(before, 1));
});

test('no more is kept of many files than of one run may be', async () => {
  const script = `<button onclick="for (let i = 0; i < 8; i += 1) { const a = document.createElement('a'); a.download =
    'made.bin'; a.href = window.URL.createObjectURL(new Blob([new Uint8Array(4.9 * 2 ** 20)])); a.click() }">Get it</button>`;
  stage.serve({ '/': page(script) });
  const run = await stage.walk(async ({ page: tab }) => {
    await tab.goto('/');
    await tab.getByText('Get it').click({ downloads: Array.from({ length: 8 }, () => 'made.bin') });
    await expect(tab).toHaveUrl('/');
  });
  expectThat(outcome(run)).toBe('passed');
  expectThat(run.downloads?.filter((one) => one.file !== undefined)).toHaveLength(6);
});

test('a file without end, or far too large, is broken off', async () => {
  const run = await download('huge.bin', (_, response) => {
    const headers = { 'content-disposition': 'attachment; filename="huge.bin"', 'content-length': 2 ** 40 };
    response.writeHead(200, headers).write('x'.repeat(100_000));
  });
  expectThat(outcome(run)).toMatch(/check: “huge\.bin” is larger than 262\.1 MB; a replay takes no more\.$/);
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
