import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formatPage } from '../../../scripts/format-page.ts';
import { configurationPage, wordOptions } from '../../../runner/settings/words.ts';
import { flagOf, NAMES } from '../../../runner/settings/names.ts';

const FILE = 'docs/configuration.md';

test('docs/configuration.md is what the options say of themselves: “npm run configuration” writes it', async () => {
  const made = await formatPage(FILE, configurationPage());
  expect(await readFile(FILE, 'utf8')).toBe(made);
});

test('the help of the command line names every flag', () => {
  const help = wordOptions();
  for (const name of NAMES.filter((name) => name !== 'journeys')) expect(help).toContain(`--${flagOf(name)}`);
});
