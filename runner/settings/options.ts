import { availableParallelism } from 'node:os';
import { choice, list, path, seconds, text, toggle, whole, type Option } from './option.ts';

/**
 * Every option of `waymark run`. Each is set by a name in `waymark.config.ts`, by a flag (`journeyTimeout` is
 * `--journey-timeout`) and by an environment variable (`WAYMARK_JOURNEY_TIMEOUT`); docs/configuration.md and the
 * help are made from this table.
 */
export const OPTIONS = {
  journeys: list('What to replay: files, folders and patterns; on the command line without a flag', 'FILES', [
    'journeys',
  ]),
  baseUrl: text(
    'Replay on another deployment of the site, such as a preview',
    'URL',
    'an address such as https://preview.shop.example',
    (value) => /^https?:/.test(value) && URL.canParse(value),
  ),
  grep: text(
    'Replay only journeys whose title or file matches this pattern',
    'PATTERN',
    'a regular expression',
    isPattern,
  ),
  shard: text(
    'Replay one part of the journeys, for several machines: 2/3 is the second of three parts',
    'I/N',
    'a part such as 2/3',
    isShard,
  ),
  timeout: seconds('How long one act or check may take', 10),
  journeyTimeout: seconds('How long one journey may take', 300),
  runTimeout: seconds('How long all journeys together may take', 3600),
  concurrency: whole(
    'How many journeys are replayed side by side, each in a browser context of its own',
    Math.max(1, Math.ceil(availableParallelism() / 2)),
    1,
    'half of the processor’s cores',
  ),
  retries: whole('How often a journey that failed is tried again; passing then makes it flaky', 0, 0),
  failOnFlaky: toggle('Fail the run when a journey is flaky'),
  strict: toggle('Fail a journey as soon as an element is found by other means than its name (drift)'),
  update: toggle('Take the pictures of toHaveScreenshot anew, as what pages have to look like'),
  out: path('Where runs and reports go', 'FOLDER', '.waymark'),
  browser: choice(
    'In which browser journeys are replayed (docs/browsers.md)',
    ['chromium', 'firefox'],
    'chromium',
  ),
  screenshots: choice(
    'When the page is photographed: after each named step, at a failure alone, or never',
    ['steps', 'failure', 'never'],
    'steps',
  ),
  key: text(
    'Sign requests to the site with this private key, so that it can tell them from those of people (docs/synthetic.md)',
    'FILE',
    'a path',
  ),
  junit: text('Write a report as JUnit XML to this file', 'FILE', 'a path'),
  json: text('Write a report as JSON to this file', 'FILE', 'a path'),
  markdown: text('Append a summary as Markdown to this file, such as $GITHUB_STEP_SUMMARY', 'FILE', 'a path'),
  record: toggle(
    'Keep the runs in the history of the monitor in this folder as well, where they alert nobody (docs/monitoring.md)',
  ),
  store: text(
    'Keep them in this history on PostgreSQL instead of that in this folder (docs/fleet.md)',
    'ADDRESS',
    'an address such as postgres://user:password@host/name',
    (value) => /^postgres(ql)?:\/\//.test(value),
  ),
  evidence: text(
    'Where the folders of runs that are kept go, such as a folder that machines share',
    'FOLDER',
    'a path',
  ),
  headed: toggle('Show the browser'),
  slow: seconds('Wait so long before each act', 0, { zero: true }),
  debug: text(
    'Stop before this step, named by its number or a part of its title, in a browser that is shown',
    'STEP',
    'the number of a step or a part of its title',
  ),
  watch: toggle('Replay again whenever a journey’s file changes'),
} satisfies Record<string, Option<unknown>>;

/** All options with their values. */
export type Settings = { [Name in OptionName]: (typeof OPTIONS)[Name]['fallback'] };

/** The name of an option, as a config has it. */
export type OptionName = keyof typeof OPTIONS;

function isPattern(value: string): boolean {
  try {
    return value !== '' && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

function isShard(value: string): boolean {
  const [, part = '0', parts = '0'] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  return Number(part) >= 1 && Number(part) <= Number(parts);
}
