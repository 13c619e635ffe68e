import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBeyondScripts, printStandalone, type Target } from '../../codegen/standalone/print.ts';
import type { Journey } from '../../journey/model.ts';
import { ROOT } from '../command.ts';

/** Writes a journey as a script of its own for a target. */
export async function standalone(journey: Journey, target: Target): Promise<string> {
  const pieces = await Promise.all(target.files.map((file) => readFile(join(ROOT, file), 'utf8')));
  return printStandalone(journey, target, pieces);
}

/** The journey without what scripts that need no Waymark can't check. */
export function within(journey: Journey): Journey {
  return { ...journey, steps: journey.steps.filter((step) => !isBeyondScripts(step)) };
}
