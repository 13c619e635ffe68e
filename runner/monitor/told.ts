import { plainLine, plainLines } from '../report/plain.ts';
import { terminalLines } from '../report/terminal.ts';
import { wordSpan } from './channels/wording.ts';
import type { Monitor, MonitorEvent } from './monitor.ts';

/** Tells a terminal what a monitor or a worker does. */
export function tellTerminal(source: Pick<Monitor, 'listen'>): void {
  const lines = terminalLines({ colour: process.stdout.isTTY && !process.env.NO_COLOR });
  source.listen((event) => {
    for (const line of linesOf(event, lines)) console.log(line);
  });
}

function linesOf(event: MonitorEvent, lines: ReturnType<typeof terminalLines>): string[] {
  const time = new Date().toISOString().slice(11, 19);
  switch (event.kind) {
    case 'ended': {
      const { run } = event.performance;
      const told = event.telling
        ? [`  told: ${event.telling.kind}, since ${wordSpan(Date.now() - event.telling.since)} ago`]
        : [];
      return [
        `${time} ${plainLine(run.journey.title)}`,
        ...lines.failureLines(run),
        lines.verdictLine(run),
        ...told,
      ];
    }
    case 'problem':
      return plainLines(`${time} ${event.message}`);
    case 'started':
    case 'delivered':
    case 'changed':
      return [];
  }
}

/** Resolves when the process is asked to end. */
export async function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}
