import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../play/failure.ts';
import type { WalkOptions } from '../play/walk.ts';

/**
 * What happens before each act of a journey that is watched: a pause, or a stop for the person at the terminal.
 * @param slow how long to wait, in seconds
 * @param debug where to stop first: the number of an act, or a part of the title of an act or step
 */
export function paceOf(slow: number, debug: string | undefined): WalkOptions['beforeAct'] {
  if (debug === undefined) return slow > 0 ? () => sleep(slow * 1000) : undefined;
  let count = 0;
  let isStepping = false;
  let isFree = false;
  return async ({ step, title }) => {
    count += 1;
    if (slow > 0) await sleep(slow * 1000);
    const isThere = /^\d+$/.test(debug)
      ? count === Number(debug)
      : `${step} ${title}`.toLowerCase().includes(debug.toLowerCase());
    if (isFree || !(isThere || isStepping)) return;
    const answer = await ask(
      `  Stopped before ${count}. ${title}\n  Enter: do it and stop again · c: go on · q: end  `,
    );
    if (answer === 'q') throw new Failure('script', 'It was ended at the terminal.');
    isStepping = answer !== 'c';
    isFree = answer === 'c';
  };
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('c')));
    return (await Promise.race([terminal.question(question), ended])).trim().toLowerCase();
  } finally {
    terminal.close();
  }
}
