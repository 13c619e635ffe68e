import { writeFile } from 'node:fs/promises';
import { configurationPage } from '../runner/settings/words.ts';
import { formatPage } from './format-page.ts';

/** Writes docs/configuration.md from the table of options. */

const file = 'docs/configuration.md';
await writeFile(file, await formatPage(file, configurationPage()));
