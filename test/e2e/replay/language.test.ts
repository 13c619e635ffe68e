import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { scratch, waymark } from '../../command.ts';
import { spokenOn } from './language.ts';
import { useStage } from './stage.ts';

const stage = useStage();

test('a site is asked for the language of the journey, and for English without, whatever the machine speaks', async () => {
  expect(await spokenOn(stage)).toEqual({ asked: 'en-US,en;q=0.9', said: 'en-US 1,234.5;' });
  expect(await spokenOn(stage, 'de-DE')).toEqual({ asked: 'de-DE,de;q=0.9', said: 'de-DE 1.234,5;' });
  expect(await spokenOn(stage, 'nb')).toEqual({ asked: 'nb', said: 'nb 1\u00A0234,5;' });
  expect(await spokenOn(stage)).toEqual({ asked: 'en-US,en;q=0.9', said: 'en-US 1,234.5;' });
});

test('what is no language is refused with its file', async () => {
  await using folder = await scratch();
  const options = `{ baseUrl: 'http://127.0.0.1:9', language: 'Norwegian!' }`;
  await writeFile(
    `${folder.path}/walk.ts`,
    `import { expect, journey } from 'waymark';
export default journey('Walk', ${options}, async ({ page }) => { await expect(page).toHaveTitle('x'); });`,
  );
  const { status, stderr } = await waymark(['run', 'walk.ts'], { cwd: folder.path });
  expect(stderr).toContain(
    'walk.ts: language: expected the tag of a language, such as de-DE, saw "Norwegian!"',
  );
  expect(status).toBe(2);
});
