import { writeFile } from 'node:fs/promises';
import { kindsTable } from '../test/cases/kinds.ts';
import { formatPage } from './format-page.ts';

/** Writes docs/kinds.md, the table of what can be recorded, from the cases of the tests. */

const file = 'docs/kinds.md';
await writeFile(file, await formatPage(file, kindsTable()));
