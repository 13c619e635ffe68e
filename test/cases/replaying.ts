import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { journeyFiles } from '../../codegen/files.ts';
import type { Run } from '../../runner/evidence/run.ts';
import { load, type Playable } from '../../runner/load.ts';
import { replay } from '../../runner/play/replay.ts';
import { scratch } from '../command.ts';
import { CASE_PASSWORD, stateAtRest } from './case.ts';
import type { Recorded } from './recording.ts';

/** What came of a replay: the run, and the state that the page then had, as JSON; none where it had none. */
export interface Replayed {
  readonly run: Run;
  readonly state: string | undefined;
}

/**
 * Replays a recorded walk in a fresh context of a browser: its journey, or the script that is generated from it.
 * The page's state is read after the last step, whether or not the replay came to its end: by `read`, or as cases tell it.
 */
export async function replayWalk(
  browser: Browser,
  { journey, attachments }: Pick<Recorded, 'journey' | 'attachments'>,
  what: 'journey' | 'script',
  read: (page: Page) => Promise<string> = (page) => stateAtRest((expression) => page.evaluate(expression)),
): Promise<Replayed> {
  await using scratched = await scratch();
  const folder = scratched.path;
  for (const [path, base64] of Object.entries(attachments)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), Buffer.from(base64, 'base64'));
  }
  const [script, model] = journeyFiles(journey);
  for (const { name, text } of [script, model]) await writeFile(join(folder, name), text);
  const playable = await load(join(folder, what === 'script' ? script.name : model.name));
  let state: string | undefined;
  const watched: Playable = {
    ...playable,
    async play(walk, page) {
      try {
        await playable.play(walk, page);
      } finally {
        const { puppeteer } = page;
        state = await read(puppeteer).catch(() => undefined);
      }
    },
  };
  const secrets = Object.fromEntries(journey.secrets.map((name) => [name, CASE_PASSWORD]));
  const run = await replay(watched, browser, { out: folder, timeout: 10_000, secrets });
  return { run, state };
}
