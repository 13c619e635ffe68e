import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { kindsTable } from '../test/cases/kinds.ts';

/** Writes docs/kinds.md, the table of what can be recorded, from the cases of the tests. */

const file = 'docs/kinds.md';
await writeFile(file, await format(kindsTable(), { ...(await resolveConfig(file)), parser: 'markdown' }));
