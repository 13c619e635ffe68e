import type { VNode } from 'preact';
import type { Run } from '../evidence/run.ts';
import { wordLength } from './length.ts';
import { Mark } from './mark.tsx';
import { count } from './verdicts.ts';
import { When } from './when.tsx';

/** What all runs together come to, in the largest words of the report. */
export function Overall({ runs }: { runs: readonly Run[] }): VNode {
  const { passed, failed, drifted, flaky, errored } = count(runs);
  const isGreen = failed === 0 && passed > 0;
  const started = runs.map(({ startedAt }) => startedAt).toSorted()[0];
  const browsers = [...new Set(runs.map(({ browser }) => browser))].join(', ');
  return (
    <header class={isGreen ? 'overall good' : 'overall bad'}>
      <p class="product">Waymark report</p>
      <h1>
        <Mark verdict={isGreen ? 'passed' : 'failed'} />
        {headline(passed, failed)}
      </h1>
      <p>
        {passed} passed{drifted > 0 && ` (${drifted} with drift)`}
        {flaky > 0 && ` (${flaky} flaky: only when tried again)`}, {failed} failed
        {errored > 0 && ` (${errored} by the browser or machine)`}
      </p>
      {started !== undefined && (
        <p class="quiet">
          <When iso={started} /> · {wordLength(runs.reduce((sum, { duration }) => sum + duration, 0))} ·{' '}
          {browsers}
        </p>
      )}
    </header>
  );
}

function headline(passed: number, failed: number): string {
  const all = passed + failed;
  if (all === 0) return 'No journey was run';
  if (failed > 0) return all === 1 ? 'The journey failed' : `${failed} of ${all} journeys failed`;
  return all === 1 ? 'The journey passed' : `All ${all} journeys passed`;
}
