import type { Attempt, Run } from '../evidence/run.ts';
import { detailOf, wordCause } from './causes.ts';
import { showPlace } from './place.ts';
import { count } from './verdicts.ts';

/**
 * Runs as JUnit XML, as Jenkins, GitLab, Azure and most other CIs read it. A journey is a test case; an attempt that
 * failed before one passed is a `flakyFailure`, as Maven's Surefire has it.
 */
export function renderJunit(runs: readonly Run[]): string {
  const { failed, errored } = count(runs);
  const time = seconds(runs.reduce((sum, { duration }) => sum + duration, 0));
  const sums = `tests="${runs.length}" failures="${failed - errored}" errors="${errored}" skipped="0" time="${time}"`;
  const started = runs.map(({ startedAt }) => startedAt).toSorted()[0];
  const when = started === undefined ? '' : ` timestamp="${escape(started.replace(/\.\d+Z$/, ''))}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Waymark" ${sums}>
  <testsuite name="journeys" ${sums}${when}>
${runs.map(testCase).join('\n')}
  </testsuite>
</testsuites>
`;
}

function testCase(run: Run): string {
  const { journey, duration, verdict, earlier = [], drift } = run;
  const isFailed = verdict === 'failed' || verdict === 'errored';
  const parts = [
    ...(isFailed ? [problem(verdict === 'failed' ? 'failure' : 'error', run)] : []),
    ...earlier.map((attempt) => problem(isFailed ? 'rerunFailure' : 'flakyFailure', { ...attempt, journey })),
    ...(drift.length > 0 ? [`      <system-out>${escape(drift.join('\n'))}</system-out>`] : []),
  ];
  const head = `<testcase classname="${escape(journey.file)}" name="${escape(journey.title)}" file="${escape(journey.file)}" time="${seconds(duration)}"`;
  return parts.length === 0 ? `    ${head}/>` : `    ${head}>\n${parts.join('\n')}\n    </testcase>`;
}

function problem(element: string, { failure, journey }: Attempt & Pick<Run, 'journey'>): string {
  if (!failure) return `      <${element}/>`;
  const { cause, advice, step, action, place, url } = failure;
  const lines = [
    detailOf(failure),
    ...(advice === undefined ? [] : [advice]),
    ...(step === '' ? [] : [`in step “${step}”${action === undefined ? '' : `: ${action}`}`]),
    ...(url === undefined ? [] : [`on ${url}`]),
    ...(place === undefined ? [] : [`at ${showPlace(place, journey.file)}`]),
  ];
  const message = `${wordCause(cause)}: ${detailOf(failure)}`;
  return `      <${element} type="${cause}" message="${escape(message)}">${escape(lines.join('\n'))}</${element}>`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** Text for XML; what XML 1.0 can't hold at all, not even escaped, is replaced. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
