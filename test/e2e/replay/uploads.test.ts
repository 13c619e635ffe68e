import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage } from './stage.ts';

const stage = useStage();
const BRIEF = { replaying: { timeout: 700 } };

beforeAll(async () => {
  await mkdir(join(stage.out, 'walk.files'));
  await writeFile(join(stage.out, 'walk.files/a.txt'), 'Alpha');
  await writeFile(join(stage.out, 'walk.files/b.txt'), 'Beta');
  await symlink('/etc/hostname', join(stage.out, 'walk.files/link.txt'));
});

/** Says what the field holds, and how it came to hold it, in that order: files are read in their own time. */
const TELLING = `<script>let said = Promise.resolve();
for (const type of ['input', 'change']) document.querySelector('#f').addEventListener(type, (e) => {
  const texts = Promise.all([...e.target.files].map((file) => file.text()));
  said = said.then(async () => say(type + e.isTrusted + (await texts).join('+')));
})</script>`;

test('one file, several, and none at last', async () => {
  const run = await stage.run(page(`<input type="file" id="f" multiple>${TELLING}`), async (context) => {
    await context.page.locator('#f').upload('walk.files/a.txt');
    await expect(context.page.locator('#said')).toHaveText('inputtrueAlpha;changetrueAlpha;');
    await context.page.locator('#f').upload(['walk.files/a.txt', 'walk.files/b.txt']);
    await expect(context.page.locator('#said')).toHaveText(
      'inputtrueAlpha;changetrueAlpha;inputtrueAlpha+Beta;changetrueAlpha+Beta;',
    );
    await context.page.locator('#f').upload([]);
    await expect(context.page.locator('#f')).toHaveValue('');
    await expect(context.page.locator('#said')).toHaveText(
      'inputtrueAlpha;changetrueAlpha;inputtrueAlpha+Beta;changetrueAlpha+Beta;inputfalse;changefalse;',
    );
  });
  expectThat(outcome(run)).toBe('passed');
});

test('a hidden field, in a frame, that the page empties as soon as it has the file', async () => {
  const inner = page(`<input type="file" id="f" hidden><input type="text" id="f2" aria-label="Plan">${TELLING}
    <script>document.querySelector('#f').addEventListener('change', (e) => { e.target.value = ''; say('emptied'); })</script>`);
  stage.serve({ '/': page('<iframe title="Papers" src="/inner" width="400"></iframe>'), '/inner': inner });
  const run = await stage.walk(async (context) => {
    await context.page.goto('/');
    const frame = context.page.getByTitle('Papers').contentFrame();
    await frame.locator('input').upload('walk.files/a.txt');
    await expect(frame.locator('#said')).toHaveText('emptied;inputtrueAlpha;changetrueAlpha;');
  });
  expectThat(outcome(run)).toBe('passed');
});

test('a click that opens the window to choose a file in opens none', async () => {
  const html = page(`<button onclick="document.querySelector('#f').click()">Choose</button>
    <input type="file" id="f" hidden aria-label="Plan" oncancel="say('shut')">${TELLING}`);
  const run = await stage.run(html, async (context) => {
    await context.page.getByRole('button', 'Choose').click();
    await context.page.getByLabel('Plan').upload('walk.files/a.txt');
    await expect(context.page.locator('#said')).toHaveText('inputtrueAlpha;changetrueAlpha;');
  });
  expectThat(outcome(run)).toBe('passed');
});

describe('nothing is uploaded', () => {
  const cases: [what: string, html: string, paths: string | string[], words: RegExp][] = [
    [
      'into two fields of that name',
      '<input type="file"><input type="file" hidden>',
      'walk.files/a.txt',
      /^failed ambiguous: /,
    ],
    [
      'into a disabled field',
      '<fieldset disabled><input type="file"></fieldset>',
      'walk.files/a.txt',
      /^failed disabled: /,
    ],
    [
      'into another sort of field',
      '<input>',
      'walk.files/a.txt',
      /^failed missing: .* is not a field for files\./,
    ],
    [
      'of several files into a field for one',
      '<input type="file">',
      ['walk.files/a.txt', 'walk.files/b.txt'],
      /^failed unfit: .* takes one file at a time, and was to get 2\./,
    ],
    [
      'from a folder above',
      '<input type="file">',
      '../../etc/hostname',
      /^failed script: .* lies outside of/,
    ],
    [
      'from anywhere on the disk',
      '<input type="file">',
      '/etc/hostname',
      /^failed script: .* lies outside of/,
    ],
    [
      'by a link that leads out',
      '<input type="file">',
      'walk.files/link.txt',
      /^failed script: .* lies outside of/,
    ],
    ['that is not there', '<input type="file">', 'walk.files/c.txt', /^failed script: .* is not there\./],
  ];
  test.each(cases)('%s', async (_, field, paths, words) => {
    const html = page(`${field}<script>document.addEventListener('change', () => fetch('/heard'))</script>`);
    const run = await stage.run(
      html,
      async (context) => {
        await context.page.locator('input').upload(paths);
      },
      BRIEF,
    );
    expectThat(outcome(run)).toMatch(words);
    expectThat(stage.asked).not.toContain('/heard');
  });
});

describe('files dropped on an element', () => {
  const ZONE = `<script>
    const zone = document.querySelector('#z');
    zone.addEventListener('dragover', (event) => event.preventDefault());
    for (const type of ['dragenter', 'drop']) zone.addEventListener(type, (event) => {
      event.preventDefault();
      say(type + event.isTrusted + event.dataTransfer.files.length);
    });
  </script>`;

  test('come into it, also in a frame', async () => {
    stage.serve({
      '/': page('<iframe title="Papers" src="/inner" width="400" height="300"></iframe>'),
      '/inner': page(`<div id="z" style="height: 90px">Drop here</div>${ZONE}`),
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      const frame = context.page.getByTitle('Papers').contentFrame();
      await frame.getByText('Drop here').dropFiles(['walk.files/a.txt', 'walk.files/b.txt']);
      await expect(frame.locator('#said')).toHaveText('dragentertrue0;droptrue2;');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test.each([
    ['nothing takes them', '<div id="z">Drop here</div>', /check: .* does not take files that are dropped/],
    [
      'something lies over it',
      `<div id="z">Drop here</div>${ZONE}<div style="position: fixed; inset: 0">Wait</div>`,
      /covered: /,
    ],
    ['there is none', '<p>Nothing</p>', /missing: /],
  ])('are not dropped where %s', async (_, body, reason) => {
    const run = await stage.run(
      page(body),
      (context) => context.page.getByText('Drop here').dropFiles('walk.files/a.txt'),
      BRIEF,
    );
    expectThat(outcome(run)).toMatch(reason);
  });
});
