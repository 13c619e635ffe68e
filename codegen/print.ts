import type { Journey, Step } from '../journey/model.ts';
import { printOptions } from './options.ts';
import { namesIn, printModule } from './source.ts';
import { printStep } from './steps.ts';
import { asyncFunction, tallObject } from './syntax.ts';
import { printText } from './text.ts';

/**
 * Writes a journey as a script: a module that exports it by default, one statement for each step. The same
 * journey gives the same bytes, and the compiler's checks for unused names stay silent.
 * @throws {Error} when the journey holds something that a script can't express; nothing is ever left out
 */
export function printScript(journey: Journey): string {
  const statements = printSteps(journey.steps);
  const used = namesIn(asyncFunction('', statements));
  const context = ['page', 'tabs', 'step', 'inputs', 'secrets'].filter((name) => used.has(name));
  const walk = asyncFunction(context.length === 0 ? '' : `{ ${context.join(', ')} }`, statements);
  return printModule({
    imports: { from: 'waymark', names: used.has('expect') ? ['journey', 'expect'] : ['journey'] },
    exports: `journey(${printText(journey.title)}, ${tallObject(printOptions(journey))}, ${walk})`,
  });
}

/** Each group takes in the steps up to the next one; those before the first stand alone. */
function printSteps(steps: readonly Step[]): string[] {
  const starts = steps.flatMap((step, at) => (step.kind === 'group' ? [at] : []));
  const alone = printEach(steps.slice(0, starts[0]));
  const groups = starts.flatMap((start, nth) => {
    const inside = printEach(steps.slice(start + 1, starts[nth + 1]));
    return steps.slice(start, start + 1).map((group) => printStep(group, inside));
  });
  return [...alone, ...groups];
}

function printEach(steps: readonly Step[]): string[] {
  return steps.map((step) => printStep(step));
}
