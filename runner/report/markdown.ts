import type { Run } from '../evidence/run.ts';
import { detailOf, wordCause } from './causes.ts';
import { wordLength } from './length.ts';
import { replayCommand } from './place.ts';
import { count, isFailed, wordVerdict } from './verdicts.ts';

/** Runs as a summary in Markdown, for a CI's page: a table, and the first cause of each that failed. */
export function renderMarkdown(runs: readonly Run[]): string {
  const { passed, failed } = count(runs);
  const failures = runs.filter(({ verdict }) => isFailed(verdict));
  return [
    `## Waymark: ${passed} passed, ${failed} failed`,
    '',
    '| | journey | time |',
    '| --- | --- | ---: |',
    ...runs.map(
      ({ verdict, journey, duration }) =>
        `| ${isFailed(verdict) ? '❌' : verdict === 'passed' ? '✅' : '⚠️'} ${wordVerdict(verdict)} | ${plain(journey.title)} | ${wordLength(duration)} |`,
    ),
    ...failures.flatMap(describe),
    '',
  ].join('\n');
}

function describe({ journey, failure, again }: Run): string[] {
  if (!failure) return [];
  const { cause, advice, step, action, url } = failure;
  return [
    '',
    `### ${plain(journey.title)}`,
    '',
    `**${wordCause(cause)}:** ${plain(detailOf(failure))}`,
    ...(advice === undefined ? [] : ['', `→ ${plain(advice)}`]),
    ...(step === ''
      ? []
      : ['', `In step “${plain(step)}”${action === undefined ? '' : `: ${plain(action)}`}`]),
    ...(url === undefined ? [] : ['', `On ${plain(url)}`]),
    '',
    '```sh',
    replayCommand(journey.file, again).replaceAll('`', ''),
    '```',
  ];
}

/** Recorded text that stays text: no markup, link, mention or line of its own comes of it. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\\`*_{}[\]()#+!|~@<>&$:/]/g, (character) => `&#${character.charCodeAt(0)};`);
}
