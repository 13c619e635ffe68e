import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Contents } from './contents.tsx';
import type { ReportRun } from './data.ts';
import { Journey } from './journey.tsx';
import { Overall } from './overall.tsx';
import { count, isFailed } from './verdicts.ts';

/** The whole report: the overall verdict, the journeys by their verdicts, then each in full, failed ones first. */
export function Report({ runs }: { runs: ReportRun[] }): VNode {
  const inOrder = runs.toSorted((a, b) => rank(a) - rank(b));
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst(inOrder)));
  const [onlyFailed, setOnlyFailed] = useState(false);
  const { passed, failed } = count(runs.map(({ run }) => run));
  const shown = onlyFailed ? inOrder.filter(({ run }) => isFailed(run.verdict)) : inOrder;

  const toggle = (id: string, isOpen: boolean): void =>
    setOpen((before) => {
      if (before.has(id) === isOpen) return before;
      return new Set(isOpen ? [...before, id] : [...before].filter((other) => other !== id));
    });

  return (
    <>
      <Overall runs={runs.map(({ run }) => run)} />
      {runs.length > 1 && (
        <nav aria-label="Journeys">
          {passed > 0 && failed > 0 && (
            <div class="buttons" role="group" aria-label="Which journeys to show">
              <button type="button" aria-pressed={!onlyFailed} onClick={() => setOnlyFailed(false)}>
                All {runs.length}
              </button>
              <button type="button" aria-pressed={onlyFailed} onClick={() => setOnlyFailed(true)}>
                Failed {failed}
              </button>
            </div>
          )}
          <Contents runs={shown.map(({ run }) => run)} onPick={(id) => toggle(id, true)} />
        </nav>
      )}
      <main>
        {shown.map(({ run, pictures }) => (
          <Journey
            key={run.id}
            run={run}
            pictures={pictures}
            isOpen={open.has(run.id)}
            onToggle={(isOpen) => toggle(run.id, isOpen)}
          />
        ))}
      </main>
    </>
  );
}

/** A single journey is open, whatever came of it; of many, those that failed. */
function openAtFirst(runs: readonly ReportRun[]): string[] {
  return runs.filter(({ run }) => runs.length === 1 || isFailed(run.verdict)).map(({ run }) => run.id);
}

function rank({ run: { verdict } }: ReportRun): number {
  return ['failed', 'errored', 'flaky', 'drifted', 'passed'].indexOf(verdict);
}
