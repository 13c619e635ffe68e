import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '../evidence/folder.ts';
import type { Run } from '../evidence/run.ts';
import type { Settings } from '../settings/options.ts';
import { writeReport } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';

/** Where the HTML report lies. */
export function reportFile({ out }: Pick<Settings, 'out'>): string {
  return join(out, 'report.html');
}

/**
 * Writes all reports that the settings ask for; one that can't be written keeps no other from it.
 * @returns what could not be written and why, for the reader
 */
export async function writeReports(runs: readonly Run[], settings: Settings): Promise<string[]> {
  const report = reportFile(settings);
  const inFolders = runs.map((run) => ({ run, folder: join(settings.out, 'runs', run.id) }));
  const { junit, json, markdown } = settings;
  const works: [file: string, work: Promise<void>][] = [[report, writeReport(report, inFolders)]];
  if (junit !== undefined) works.push([junit, write(junit, renderJunit(runs))]);
  if (json !== undefined) works.push([json, write(json, renderJson(runs))]);
  // A CI's summary is one file for all of its steps.
  if (markdown !== undefined) works.push([markdown, append(markdown, renderMarkdown(runs))]);
  const results = await Promise.allSettled(works.map(([, work]) => work));
  return results.flatMap((result, index) => {
    if (result.status === 'fulfilled') return [];
    const why = result.reason instanceof Error ? result.reason.message : String(result.reason);
    return [`the report ${works[index]?.[0] ?? ''} could not be written: ${why}`];
  });
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, text);
}

async function append(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, text);
}
