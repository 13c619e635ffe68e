import type { Run } from '../evidence/run.ts';
import { load } from '../load.ts';
import { startBrowser } from '../play/browser.ts';
import { replay } from '../play/replay.ts';
import { readSecrets } from '../secrets.ts';

/** The process that replays one journey once and tells the monitor, which started it, what came of it. */

/** What to replay: the program's only argument, as JSON. */
export interface PerformJob {
  file: string;
  out: string;
  timeout: number;
}

/** What came of it; a problem is one before the journey began. */
export type Performed = { run: Run } | { problem: string };

// Without its monitor nobody waits for it; its browser ends with its pipe.
process.on('disconnect', () => process.exit(1));

const job: PerformJob = JSON.parse(process.argv[2] ?? '');
const performed = await perform(job).catch((error: unknown): Performed => ({
  problem: error instanceof Error ? error.message : String(error),
}));
process.send?.(performed, () => process.disconnect());

async function perform({ file, out, timeout }: PerformJob): Promise<Performed> {
  const starting = startBrowser();
  starting.catch(() => undefined); // told below, unless the file is at fault
  try {
    const playable = await load(file);
    const secrets = readSecrets([playable]);
    return { run: await replay(playable, await starting, { out, timeout, secrets }) };
  } finally {
    await starting.then(
      (browser) => browser.close(),
      () => undefined,
    );
  }
}
