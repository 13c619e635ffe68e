import { styleText } from 'node:util';
import type { Run, StepRun } from '../evidence/run.ts';
import { detailOf, wordCause } from './causes.ts';
import { wordLength } from './length.ts';
import { healCommand, replayCommand, showPlace } from './place.ts';
import { plainLine, plainLines, wrap } from './plain.ts';
import { count, isFailed, wordVerdict } from './verdicts.ts';

/** The lines that a terminal or a CI's log shows of runs. No line holds a line break. */
export interface TerminalLines {
  /** What is about to be run, and in which browser. */
  headLine(count: number, browser: string): string;
  /** A journey that starts. */
  journeyLine(journey: { title: string; file: string }): string;
  /** A journey that is tried again. */
  againLine(attempt: number): string;
  /** A named step that ended. */
  stepLine(step: StepRun): string;
  /** The first cause of a failure and the drift, if any; none for a run that plainly passed. */
  failureLines(run: Run): string[];
  /** A journey that ended. */
  verdictLine(run: Run): string;
  /** All runs, and where the report lies; the last line is exactly `N passed, N failed`. */
  summaryLines(runs: readonly Run[], report: string): string[];
}

/** Gives the lines, with colours only when asked. */
export function terminalLines({ colour }: { colour: boolean }): TerminalLines {
  const paint = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  // Each line begins with a mark of ours: a CI takes lines that begin with `::` for commands.
  const block = (style: Style, lines: readonly string[]): string[] =>
    lines.map((line) => `  ${paint(style, '│')} ${line}`);

  const failure = (run: Run): string[] => {
    if (!run.failure) return [];
    const { cause, advice, step, action, place, url } = run.failure;
    return block('red', [
      paint(['bold', 'red'], wordCause(cause)),
      ...wrap(plainLines(detailOf(run.failure)), WIDTH),
      ...(advice === undefined ? [] : wrap(plainLines(`→ ${advice}`), WIDTH)),
      ...(step === '' ? [] : [paint('dim', plainLine(`in step “${step}”${action ? `: ${action}` : ''}`))]),
      ...(url === undefined ? [] : [paint('dim', plainLine(`on ${url}`))]),
      ...(place === undefined ? [] : [plainLine(`at ${showPlace(place, run.journey.file)}`)]),
      paint('dim', plainLine(`again: ${replayCommand(run.journey.file, run.again)}`)),
    ]);
  };
  const drift = (run: Run): string[] => [
    ...run.drift.flatMap((message) => {
      const [first = '', ...rest] = wrap(plainLines(message), WIDTH);
      return block('yellow', [`${paint('yellow', 'Drift:')} ${first}`, ...rest]);
    }),
    ...(run.mends ? block('yellow', [plainLine(`mend it: ${healCommand(run.journey.file)}`)]) : []),
  ];

  return {
    headLine: (count, browser) => paint('dim', `${journeys(count)} in ${plainLine(browser)}`),
    journeyLine: ({ title, file }) =>
      `▸ ${paint('bold', plainLine(title))}  ${paint('dim', plainLine(file))}`,
    againLine: (attempt) => `  ${paint('yellow', `Trying again (attempt ${attempt})`)}`,
    stepLine: ({ status, title, duration }) => {
      const mark = status === 'passed' ? paint('green', '✓') : paint('red', '✗');
      return `  ${mark} ${plainLine(title)}  ${paint('dim', wordLength(duration))}`;
    },
    failureLines: (run) => [...failure(run), ...drift(run)],
    verdictLine: ({ verdict, duration }) => {
      const style = isFailed(verdict) ? 'red' : verdict === 'passed' ? 'green' : 'yellow';
      return `  ${paint(['bold', style], wordVerdict(verdict))} in ${wordLength(duration)}`;
    },
    summaryLines: (runs, report) => {
      const { passed, failed, drifted, flaky, errored } = count(runs);
      const details = [
        ...(drifted ? [`${drifted} passed with drift`] : []),
        ...(flaky ? [`${flaky} flaky: passed only when tried again`] : []),
        ...(errored ? [`${errored} errored: the browser or machine failed, not the site`] : []),
      ];
      return [
        '',
        `Report: ${plainLine(report)}`,
        ...(details.length > 0 ? [paint('yellow', `Of these, ${details.join(', ')}`)] : []),
        paint(['bold', failed > 0 || passed === 0 ? 'red' : 'green'], `${passed} passed, ${failed} failed`),
      ];
    },
  };
}

type Style = Parameters<typeof styleText>[0];

/** How many characters of a message stand on a line. */
const WIDTH = 96;

function journeys(count: number): string {
  return count === 1 ? '1 journey' : `${count} journeys`;
}
