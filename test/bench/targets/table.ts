import type { Outcome, Tally } from './in-page/main.ts';
import type { Measured } from './mutations.ts';

/** Prints what the tools came to side by side. */

/** The sums of each tool. */
export function addUp(outcomes: readonly Pick<Outcome, 'tool' | 'tally'>[]): Record<string, Tally> {
  const sums: Record<string, Tally> = {};
  for (const { tool, tally } of outcomes) {
    const sum = (sums[tool] ??= { found: 0, wrong: 0, missed: 0, gone: 0 });
    for (const key of ['found', 'wrong', 'missed', 'gone'] as const) sum[key] += tally[key];
  }
  return sums;
}

/** One line per tool: found, wrong, not found, time per element and length. */
export function printTable(
  title: string,
  tools: Readonly<Record<string, string>>,
  { namings, outcomes }: Measured,
): void {
  const sums = addUp(outcomes);
  console.log(`${title}`);
  console.log(line('', 'found', 'wrong', 'not found', 'rightly none', 'name', 'find', 'length'));
  for (const [tool, called] of Object.entries(tools)) {
    const sum = sums[tool];
    if (!sum) continue;
    const there = sum.found + sum.missed + sum.wrong + sum.gone;
    const named = namings.flatMap((naming) => naming[tool]?.times ?? []);
    const lengths = namings.flatMap(
      (naming) => naming[tool]?.names.flatMap((name) => name?.length ?? []) ?? [],
    );
    const times = outcomes.filter((outcome) => outcome.tool === tool).flatMap((outcome) => outcome.times);
    const part = (count: number): string => `${((100 * count) / there).toFixed(2)} %`;
    console.log(
      line(
        called,
        `${sum.found} ${part(sum.found)}`,
        `${sum.wrong} ${part(sum.wrong)}`,
        `${sum.missed} ${part(sum.missed)}`,
        String(sum.gone),
        `${median(named).toFixed(2)} ms`,
        `${median(times).toFixed(2)} ms`,
        String(median(lengths)),
      ),
    );
  }
}

/** One line per kind of change: found and wrong of each tool. */
export function printChanges(tools: Readonly<Record<string, string>>, outcomes: readonly Outcome[]): void {
  for (const change of new Set(outcomes.map((outcome) => outcome.change))) {
    const sums = addUp(outcomes.filter((outcome) => outcome.change === change));
    const shown = Object.keys(tools).flatMap((tool) => {
      const sum = sums[tool];
      return sum ? `${sum.found}/${sum.wrong}/${sum.missed}`.padStart(15) : [];
    });
    console.log(`  ${change.padEnd(34)}${shown.join('')}`);
  }
}

function line(...[first = '', ...rest]: string[]): string {
  return `  ${first.padEnd(20)}${rest.map((cell) => cell.padStart(15)).join('')}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
