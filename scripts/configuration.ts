import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { configurationPage } from '../runner/settings/words.ts';

/** Writes docs/configuration.md from the table of options. */

const file = 'docs/configuration.md';
await writeFile(
  file,
  await format(configurationPage(), { ...(await resolveConfig(file)), parser: 'markdown' }),
);
