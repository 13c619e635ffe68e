import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { builtFile } from '../built.ts';
import { writeWhole } from '../evidence/folder.ts';
import type { Run } from '../evidence/run.ts';
import { withPictures } from './read-pictures.ts';
import { renderReport } from './shell.ts';

/**
 * Writes a report of runs as one HTML file that needs no other file and no network.
 * @param runs each with the folder that its pictures lie in
 * @throws {Misuse} when the report's page has not been built
 */
export async function writeReport(file: string, runs: { run: Run; folder: string }[]): Promise<void> {
  const [script, style] = await Promise.all([
    readFile(builtFile('report/report.js'), 'utf8'),
    readFile(new URL('page.css', import.meta.url), 'utf8'),
  ]);
  const data = { runs: await Promise.all(runs.map(withPictures)) };
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, renderReport(data, { script, style }));
}
