import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { configurationPage, wordOptions } from '../../../runner/settings/words.ts';
import { flagOf, NAMES } from '../../../runner/settings/names.ts';

const FILE = 'docs/configuration.md';

test('docs/configuration.md is what the options say of themselves: “npm run configuration” writes it', async () => {
  const made = await format(configurationPage(), { ...(await resolveConfig(FILE)), parser: 'markdown' });
  expect(await readFile(FILE, 'utf8')).toBe(made);
});

test('the help of the command line names every flag', () => {
  const help = wordOptions();
  for (const name of NAMES.filter((name) => name !== 'journeys')) expect(help).toContain(`--${flagOf(name)}`);
});
