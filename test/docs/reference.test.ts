import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../codegen/checks.ts';
import { formatPage } from '../../scripts/format-page.ts';
import { cliPage } from '../../scripts/reference/cli-page.ts';
import { journeyPage } from '../../scripts/reference/journey-page.ts';
import { ROOT } from '../command.ts';

test.each([
  ['cli', cliPage],
  ['journey', journeyPage],
])(
  'docs/reference/%s.md is as the code says (after a change run `npm run reference`)',
  async (name, page) => {
    const file = join(ROOT, `docs/reference/${name}.md`);
    const made = await formatPage(file, await page());
    expect(await readFile(file, 'utf8')).toBe(made);
  },
);

test('docs/scripts.md tells of every check that there is, and of no other', async () => {
  const page = await readFile(join(ROOT, 'docs/scripts.md'), 'utf8');
  const told = [...page.matchAll(/\bto(?:Be|Have|Contain)\w+(?=\()/g)].map(([name]) => name);
  const there = Object.values(checks).flatMap(({ methods }) => methods);
  expect([...new Set(told)].toSorted()).toEqual([...new Set(there)].toSorted());
});
