import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../play/failure.ts';
import type { UnderWay } from './replay-all.ts';

/**
 * Errors that scripts throw where nobody waits for them. They end the journey whose file they name, or all that are
 * under way: without that the whole process would end, and with it the other journeys and the report.
 * @returns ends the watch
 */
export function catchStrays(underWay: ReadonlySet<UnderWay>): () => void {
  const caught = (error: unknown): void => {
    const stack = (error instanceof Error && error.stack) || String(error);
    const failure = new Failure(
      'script',
      `The script threw where nothing waits for it: ${stack.split('\n')[0]}`,
      'Put an await before every promise.',
    );
    const all = [...underWay];
    const named = all.filter(({ playable }) => stack.includes(pathToFileURL(resolve(playable.file)).href));
    if (all.length === 0) throw error;
    for (const { end } of named.length > 0 ? named : all) end(failure);
  };
  process.on('uncaughtException', caught);
  return () => process.off('uncaughtException', caught);
}
