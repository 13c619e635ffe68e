import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { savingTo } from '../../../runner/commands/record.ts';
import { scratch, waymark } from '../../command.ts';
import { startSite } from '../../site/server.ts';
import { Person } from '../person.ts';
import { WALK_SCRIPT } from '../workshop-script.ts';
import { WALK_SECRETS, WALK_START, recordTheWalk } from '../workshop-walk.ts';
import { openFirefox } from './open.ts';

test('the walk of the demo, recorded in Firefox, is the same script and passes in Chromium', async () => {
  const site = await startSite();
  const folder = await scratch();
  try {
    const files: string[] = [];
    const save = savingTo(folder.path, (saved) => files.push(...saved));
    const recorder = await openFirefox(site.url + WALK_START, save);
    try {
      const person = new Person(recorder);
      await person.enterSite(site.url);
      await recordTheWalk(person);
      await person.stopAndSave();
    } finally {
      await recorder.browser.close();
    }
    const [script = ''] = files;
    const text = await readFile(script, 'utf8');
    expect(text.replace(site.url, 'http://127.0.0.1')).toBe(WALK_SCRIPT);
    site.reset();
    const before = site.bookings().length;
    const out = join(folder.path, 'out');
    const { status, stdout } = await waymark(['run', script, '--out', out], { env: WALK_SECRETS });
    expect(stdout).toMatch(/\n1 passed, 0 failed\n$/);
    expect(status).toBe(0);
    expect(site.bookings()).toHaveLength(before + 1);
  } finally {
    await site.close();
    await folder[Symbol.asyncDispose]();
  }
});
