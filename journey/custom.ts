import type { Journey } from './model.ts';

/** What a person wrote into a script, at the place of a step or around the steps. */

/** Whether code is nothing but comments: there is nothing to replay then. */
export function isComment(code: string): boolean {
  return /^(?:\s*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/))*\s*$/.test(code);
}

/** Whether a journey brings code into the script that is generated from it. */
export function holdsCode({ steps, script = {} }: Pick<Journey, 'steps' | 'script'>): boolean {
  const { tabs: _, ...around } = script;
  const written = steps.flatMap((step) => (step.kind === 'custom' ? step.code : []));
  // All that is no comment counts: who reads one line too many loses nothing.
  return [
    ...written,
    ...Object.values(around).map((code) => (typeof code === 'string' ? code : JSON.stringify(code))),
  ].some((code) => !isComment(code));
}

/** What to tell whoever gets the script of such a journey. */
export const READ_IT_FIRST =
  'holds code that came with the journey: read it before you run it, as it has your rights.';

/** Why a replay without the script fails at code, and what to do. */
export const NEEDS_SCRIPT = {
  message: 'This is code that a person wrote into the script, and only the script can replay it.',
  advice: 'Replay the script beside the journey: npx waymark run NAME.ts.',
} as const;
