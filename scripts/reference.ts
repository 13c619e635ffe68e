import { mkdir, writeFile } from 'node:fs/promises';
import { formatPage } from './format-page.ts';
import { cliPage } from './reference/cli-page.ts';
import { journeyPage } from './reference/journey-page.ts';

/** Writes docs/reference: the command line in its own words, and the journey file as its schema has it. */

await mkdir('docs/reference', { recursive: true });
const pages = { 'docs/reference/cli.md': await cliPage(), 'docs/reference/journey.md': journeyPage() };
for (const [file, text] of Object.entries(pages)) await writeFile(file, await formatPage(file, text));
