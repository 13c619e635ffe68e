import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../play/failure.ts';
import { KeptBrowser } from '../many/kept-browser.ts';
import { readConfig } from '../settings/config.ts';
import { wordOptions } from '../settings/words.ts';
import { readFlags, settle } from '../settings/settings.ts';
import { say } from '../say.ts';

const USAGE = `waymark run [FILES, FOLDERS or patterns]

  Replays journeys headless: scripts (.ts) and recorded journeys (.journey.json).
  Without any it takes all in journeys/. Where both lie side by side, the script counts.
  All options can stand in waymark.config.ts too, or in the environment: docs/configuration.md.
`;

/** `waymark run`. Exit code 0 only when at least one journey ran, all passed and all reports were written. */
export async function command(args: string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags.help) {
    say(`${USAGE}\n${wordOptions()}`);
    return 0;
  }
  const config = await readConfig(flags.config);
  const settings = settle(flags, process.env, config);
  const isHeaded = settings.headed || (settings.debug !== undefined && flags.given.get('headed') !== false);
  const kind = settings.browser === 'firefox' ? 'firefox' : 'chrome';
  const browser = new KeptBrowser({ browser: kind, headless: !isHeaded });
  const stop = new AbortController();
  const endings = endBySignal(stop);
  try {
    // All else is loaded while the browser starts, for which it needs this thread a moment first.
    await sleep(HEAD_START);
    const { runOnce } = await import('../many/run-once.ts');
    if (!settings.watch) return await runOnce(settings, config.hooks, browser, stop.signal);
    const { watchAndRun } = await import('../many/watch.ts');
    return await watchAndRun(settings, config.hooks, browser, stop.signal);
  } finally {
    endings.abort();
    await browser.close();
    // What a script left going, such as a timer, keeps nobody waiting.
    setTimeout(() => process.exit(), MOMENT).unref();
  }
}

/** Lets a signal end what runs in good order; the second of its kind ends the process at once. */
function endBySignal(stop: AbortController): AbortController {
  const over = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const end = (): void => stop.abort(new Failure('infrastructure', `The run was ended by ${signal}.`));
    process.once(signal, end);
    over.signal.addEventListener('abort', () => process.off(signal, end));
  }
  return over;
}

/** What it takes to have a browser's process started (milliseconds): loading modules stops all else for ten times that. */
const HEAD_START = 10;

/** How long what a script left going may take to end (milliseconds). */
const MOMENT = 500;
