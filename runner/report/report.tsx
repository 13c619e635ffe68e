import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Run } from '../evidence/run.ts';
import { wordCause } from './causes.ts';
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
  const [words, setWords] = useState('');
  const shown = inOrder.filter(
    ({ run }) => (!onlyFailed || isFailed(run.verdict)) && holds(run, words.trim().toLowerCase()),
  );

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
          <label class="search">
            Filter by title, file, cause or step
            <input
              type="search"
              value={words}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </label>
          {shown.length === 0 && <p class="quiet">No journey is like that.</p>}
          <Contents runs={shown.map(({ run }) => run)} onPick={(id) => toggle(id, true)} />
        </nav>
      )}
      <main>
        {shown.map((one) => (
          <Journey
            key={one.run.id}
            {...one}
            isOpen={open.has(one.run.id)}
            onToggle={(isOpen) => toggle(one.run.id, isOpen)}
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

/** Whether a run has words in what a reader would look for. */
function holds({ journey, failure, steps }: Run, words: string): boolean {
  const texts = [journey.title, journey.file, ...steps.map(({ title }) => title)];
  if (failure) texts.push(wordCause(failure.cause), failure.message);
  return texts.some((text) => text.toLowerCase().includes(words));
}

function rank({ run: { verdict } }: ReportRun): number {
  return ['failed', 'errored', 'flaky', 'drifted', 'passed'].indexOf(verdict);
}
