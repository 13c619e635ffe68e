import { canonical } from '../journey/canonical.ts';
import type { Journey, Step } from '../journey/model.ts';
import { secretsIn } from '../journey/proof.ts';
import { mergeSteps, type Merged } from './merge-steps.ts';

/** Something of a journey, other than its steps, that a person and a recording changed in two ways. */
export interface Difference {
  what: string;
  ours: string;
  theirs: string;
}

/** A journey in the making: where two sides differ, neither is dropped. */
export interface MergedJourney {
  /** The journey, with the steps of the recording where the two sides clash. */
  journey: Journey;
  steps: Merged[];
  differences: Difference[];
}

/**
 * Merges what a person made of a journey's script with a new recording.
 * @param base the journey that both come from
 * @param ours the journey of the script
 * @param theirs the recording
 */
export function mergeJourneys(base: Journey, ours: Journey, theirs: Journey): MergedJourney {
  const differences: Difference[] = [];
  const choose = <T>(what: string, from: T, a: T, b: T): T => {
    const [was, our, their] = [from, a, b].map(canonical);
    if (our === their || our === was) return b;
    if (their !== was) differences.push({ what, ours: our ?? 'none', theirs: their ?? 'none' });
    return a;
  };
  const steps = mergeSteps(base.steps, ours.steps, theirs.steps);
  const chosen = withOwnIds(steps.flatMap((entry) => ('step' in entry ? [entry.step] : entry.theirs)));
  const all = steps.flatMap((entry) => ('step' in entry ? [entry.step] : [...entry.ours, ...entry.theirs]));
  const names = [...new Set([...Object.keys(theirs.inputs), ...Object.keys(ours.inputs)])];
  const used = new Set(
    all.flatMap((step) =>
      step.kind === 'fill' && typeof step.value === 'object' && 'input' in step.value
        ? [step.value.input]
        : [],
    ),
  );
  const inputs = names.flatMap((name): [string, string][] => {
    const value = choose<string | undefined>(
      `inputs.${name}`,
      base.inputs[name],
      ours.inputs[name],
      theirs.inputs[name],
    );
    const needed = value ?? (used.has(name) ? (theirs.inputs[name] ?? ours.inputs[name]) : undefined);
    return needed === undefined ? [] : [[name, needed]];
  });
  const mine = ours.secrets.filter((name) => !base.secrets.includes(name));
  const synthetic = choose('synthetic', base.synthetic, ours.synthetic, theirs.synthetic);
  const script = ours.script ?? theirs.script;
  const rest = { ...theirs };
  delete rest.synthetic;
  delete rest.script;
  const journey: Journey = {
    ...rest,
    id: ours.id,
    title: choose('the title', base.title, ours.title, theirs.title),
    baseUrl: choose('baseUrl', base.baseUrl, ours.baseUrl, theirs.baseUrl),
    ...(synthetic && { synthetic }),
    inputs: Object.fromEntries(inputs),
    secrets: [...new Set([...theirs.secrets, ...mine, ...secretsIn(all)])],
    environment: choose('viewport or language', base.environment, ours.environment, theirs.environment),
    steps: chosen,
    ...(script && { script }),
  };
  return { journey, steps, differences };
}

/** Each step with an id of its own. */
function withOwnIds(steps: readonly Step[]): Step[] {
  const taken = new Set<string>();
  return steps.map((step) => {
    let { id } = step;
    for (let number = 2; taken.has(id); number += 1) id = `${step.id}-${number}`;
    taken.add(id);
    return id === step.id ? step : { ...step, id };
  });
}
