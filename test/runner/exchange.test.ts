import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratch, waymark } from '../command.ts';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder[Symbol.asyncDispose]());

const recording = JSON.stringify({
  title: '../../Book a tour',
  steps: [
    { type: 'navigate', url: 'http://127.0.0.1:4173/' },
    { type: 'click', selectors: [['aria/Go[role="button"]']], offsetX: 1, offsetY: 1, odd: true },
    { type: 'waitForExpression', expression: 'x' },
  ],
});

test('a recording is imported as a script and a journey, which export it again as it was', async () => {
  await writeFile(join(folder.path, 'walk.json'), recording);
  const { status, stdout, stderr } = await waymark(['import', 'walk.json', '--out', 'in'], {
    cwd: folder.path,
  });
  expect(status).toBe(0);
  expect(stdout).toBe('Wrote in/book-a-tour.ts\nWrote in/book-a-tour.journey.json\n');
  expect(stderr).toContain('1 step is unsupported and will fail');
  expect(stderr).toContain('it checks nothing at its end');
  expect(await readFile(join(folder.path, 'in/book-a-tour.ts'), 'utf8')).toContain(
    'page.getByRole("button", "Go").click()',
  );
  const exported = await waymark(
    ['export', 'in/book-a-tour.journey.json', '--target', 'chrome', '--out', '-'],
    { cwd: folder.path },
  );
  expect(exported).toMatchObject({ status: 0, stdout: recording, stderr: '' });
});

test('what a file says moves no cursor of the terminal and commands no CI', async () => {
  const title = 'Walk\u001b[2J\u009b31m\u0007\r::set-output name=x::y\n  ::error::z\n##vso[task.x]';
  const steps = [
    { type: title, title },
    { type: 'navigate', url: 'http://127.0.0.1:4173/' },
  ];
  const files = {
    'a.json': JSON.stringify({ title, steps }),
    'b.json': JSON.stringify({ title: 7, steps: [title] }),
    'c.side': JSON.stringify({ url: 'http://127.0.0.1:4173', tests: [{ name: title, commands: [] }] }),
    'd.side': title,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder.path, name), text);
    const { stdout, stderr } = await waymark(['import', name, '--out', 'strange'], { cwd: folder.path });
    expect(stdout + stderr).toMatch(/walk|import/i);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|^\s*::|##\w*\[/mu);
  }
});

test('the other tools’ files are told by what is in them', async () => {
  const side = {
    url: 'http://127.0.0.1:4173',
    tests: [{ name: 'Side', commands: [{ command: 'open', target: '/' }] }],
  };
  await writeFile(join(folder.path, 'a.txt'), JSON.stringify(side));
  await writeFile(
    join(folder.path, 'b.txt'),
    `test('Spec', async ({ page }) => { await page.goto('http://127.0.0.1:4173/'); });`,
  );
  for (const name of ['a.txt', 'b.txt']) {
    expect(await waymark(['import', name, '--out', 'others'], { cwd: folder.path })).toMatchObject({
      status: 0,
    });
  }
  expect((await readdir(join(folder.path, 'others'))).toSorted()).toEqual([
    'side.journey.json',
    'side.ts',
    'spec.journey.json',
    'spec.ts',
  ]);
});

const booking = {
  version: 1,
  id: 'book-a-tour',
  title: 'Book a tour',
  baseUrl: 'http://127.0.0.1:4173',
  inputs: {},
  secrets: ['PASSWORD'],
  environment: { viewport: { width: 1280, height: 800 } },
  steps: [
    { id: 'a', kind: 'group', title: 'Sign in' },
    {
      id: 'b',
      kind: 'fill',
      target: { candidates: [{ by: 'label', value: 'Password' }], fingerprint: { tag: 'input' } },
      value: { secret: 'PASSWORD' },
    },
    {
      id: 'c',
      kind: 'upload',
      target: { candidates: [{ by: 'css', value: '#plan' }], fingerprint: { tag: 'input' } },
      files: [{ name: 'plan.pdf', path: 'book-a-tour.files/plan.pdf', sha256: '0'.repeat(64), size: 4 }],
    },
  ],
};

test('a journey becomes a canary: its code as the runtime wants it, and what deploys it', async () => {
  await writeFile(join(folder.path, 'tour.journey.json'), JSON.stringify(booking));
  const args = ['export', 'tour.journey.json', '--target', 'canary'];
  const lacking = await waymark(args, { cwd: folder.path });
  expect(lacking).toMatchObject({ status: 2, stdout: '' });
  expect(lacking.stderr).toContain('book-a-tour.files/plan.pdf, which the journey uploads, is not there');

  await mkdir(join(folder.path, 'book-a-tour.files'));
  await writeFile(join(folder.path, 'book-a-tour.files/plan.pdf'), 'Plan');
  expect(await waymark(args, { cwd: folder.path })).toMatchObject({ status: 0, stderr: '' });
  const read = (name: string): Promise<Buffer> => readFile(join(folder.path, 'tour.canary', name));
  const zip = await read('canary.zip');
  const files = unzipSync(zip);
  expect(Object.keys(files).toSorted()).toEqual([
    'nodejs/node_modules/book-a-tour.files/plan.pdf',
    'nodejs/node_modules/book-a-tour.js',
  ]);
  const script = String(await read('book-a-tour.js'));
  expect(strFromU8(files['nodejs/node_modules/book-a-tour.js'] ?? new Uint8Array())).toBe(script);
  const needed = [...script.matchAll(/require\("([^"]*)"\)/g)].map(([, name]) => name);
  expect(needed).toEqual([
    '@aws-sdk/client-secrets-manager',
    '@aws/synthetics-puppeteer',
    'node:fs/promises',
    'node:path',
  ]);
  expect(script).toContain('exports.handler = () => replay(walk);');
  expect(await format(script, { parser: 'babel' })).toBe(script);
  for (const name of ['canary.yaml', 'canary.tf']) {
    const deployed = String(await read(name));
    for (const word of [
      'syn-nodejs-puppeteer-',
      'book-a-tour.handler',
      'rate(5 minutes)',
      'SuccessPercent',
      'SECRETS_ARN',
      'secretsmanager:GetSecretValue',
    ])
      expect(deployed).toContain(word);
    expect(deployed).not.toMatch(/FullAccess|Action\W+"?\*|s3:\*/);
  }
  await waymark(args, { cwd: folder.path });
  expect((await read('canary.zip')).equals(zip)).toBe(true);
});

test('a canary that nothing secret is typed in has no access to secrets', async () => {
  await writeFile(
    join(folder.path, 'open.journey.json'),
    JSON.stringify({ ...booking, secrets: [], steps: [] }),
  );
  await waymark(['export', 'open.journey.json', '--target', 'canary'], { cwd: folder.path });
  for (const name of ['canary.yaml', 'canary.tf', 'book-a-tour.js'])
    expect(await readFile(join(folder.path, 'open.canary', name), 'utf8')).not.toMatch(/secret|\n\n\n/i);
});

test('a script for Puppeteer alone lies beside its journey', async () => {
  await writeFile(join(folder.path, 'tour.journey.json'), JSON.stringify(booking));
  const outcome = await waymark(['export', 'tour.journey.json', '--target', 'puppeteer'], {
    cwd: folder.path,
  });
  expect(outcome).toMatchObject({ status: 0, stdout: 'Wrote tour.puppeteer.ts\n', stderr: '' });
  expect(await readFile(join(folder.path, 'tour.puppeteer.ts'), 'utf8')).toContain('fill(secrets.PASSWORD)');
});

test.each([
  [['import'], 'Name one file to import'],
  [['import', 'nowhere.json'], "nowhere.json can't be read"],
  [['import', 'walk.json', '--base-url', 'ftp://x'], '--base-url: expected an address'],
  [['import', 'prose.txt'], 'prose.txt is no recording that Waymark knows'],
  [['import', 'cut.json'], 'cut.json is not a recording:\n  line 1, column 12'],
  [['export', 'x.journey.json'], '--target: expected one of chrome, puppeteer, canary, saw nothing'],
  [['export', 'x.ts', '--target', 'chrome'], 'expected NAME.journey.json'],
])('wrong use is refused: %j', async (args, words) => {
  await writeFile(join(folder.path, 'prose.txt'), 'Dear elf');
  await writeFile(join(folder.path, 'cut.json'), '{"steps": [');
  const { status, stderr, stdout } = await waymark(args, { cwd: folder.path });
  expect(stderr).toContain(words);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
