/** What a person wrote into a script at the place of a step. */

/** Whether code is nothing but comments: there is nothing to replay then. */
export function isComment(code: string): boolean {
  return /^(?:\s*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/))*\s*$/.test(code);
}

/** Why a replay without the script fails at code, and what to do. */
export const NEEDS_SCRIPT = {
  message: 'This is code that a person wrote into the script, and only the script can replay it.',
  advice: 'Replay the script beside the journey: npx waymark run NAME.ts.',
} as const;
