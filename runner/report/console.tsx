import type { VNode } from 'preact';
import type { ConsoleLine, Run } from '../evidence/run.ts';
import { wordLength } from './length.ts';

/** What the pages wrote to their consoles, and the errors that none of their code caught. */
export function Console({ run: { console, failure } }: { run: Run }): VNode | undefined {
  if (console.length === 0) return undefined;
  const uncaught = console.filter(({ type }) => type === 'uncaught').length;
  return (
    <details class="evidence" open={failure?.cause === 'page-error'}>
      <summary>
        <h3>Console</h3> {console.length}
        {uncaught > 0 && <span class="failed">, {uncaught} uncaught</span>}
      </summary>
      <ol class="console">
        {console.map(({ at, type, text, url }, index) => (
          <li key={index} class={type}>
            <span class="kind">{KINDS[type]}</span>
            <span class="text">{text}</span>
            <span class="quiet">
              after {wordLength(at)}
              {url !== undefined && ` · ${url}`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

const KINDS = {
  log: 'log',
  warn: 'warning',
  error: 'error',
  uncaught: 'uncaught error',
} satisfies Record<ConsoleLine['type'], string>;
