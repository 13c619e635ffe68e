import type { Journey } from '../journey/model.ts';
import { wordStep } from '../journey/wording.ts';
import { align } from './align.ts';

/** What became of a journey, a line for each change: `changed  Fill field “Email” with “…”`. */
export function changesOf(before: Journey, now: Journey): string[] {
  const pairs = align(before.steps, now.steps);
  const [kept, made] = [
    new Map(pairs.map((pair) => [pair.from, pair])),
    new Map(pairs.map((pair) => [pair.to, pair])),
  ];
  const gone = before.steps.filter((_, at) => !kept.has(at));
  const steps = now.steps.flatMap((step, at) => {
    const pair = made.get(at);
    if (!pair) return [`added    ${wordStep(step)}`];
    return pair.isSame ? [] : [`changed  ${wordStep(step)}`];
  });
  const rest = (journey: Journey): [string, string][] =>
    Object.entries({ ...journey, steps: undefined, script: undefined }).map(([key, value]) => [
      key,
      JSON.stringify(value),
    ]);
  const was = new Map(rest(before));
  const options = rest(now)
    .filter(([key, value]) => was.get(key) !== value)
    .map(([key, value]) => `changed  ${key}: ${value}`);
  const isScript = JSON.stringify(before.script) !== JSON.stringify(now.script);
  return [
    ...options,
    ...(isScript ? ['changed  the code around the journey'] : []),
    ...gone.map((step) => `removed  ${wordStep(step)}`),
    ...steps,
  ];
}
