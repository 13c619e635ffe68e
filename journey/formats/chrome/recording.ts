import { z } from 'zod';
import { JourneyError, readJson } from '../../json-text.ts';
import { explain } from '../../problems.ts';

/**
 * The recordings of Chrome DevTools' Recorder panel (“Export as JSON”). What Waymark acts on must be of the right type;
 * other keys are let through. The shape is that of the schema in `@puppeteer/replay`'s API documentation.
 */

const events = z.array(z.object({ type: z.string(), url: z.string().nullish() }));
const common = { target: z.string().nullish(), assertedEvents: events.nullish() };
const inFrame = { ...common, frame: z.array(z.int().min(0)).nullish() };
const selectors = z.array(z.union([z.string(), z.array(z.string()).min(1)]), {
  error: 'a list of selectors, each text or a list of texts',
});
const onElement = { ...inFrame, selectors };
const pressed = {
  ...onElement,
  button: z.enum(['primary', 'auxiliary', 'secondary', 'back', 'forward']).nullish(),
  deviceType: z.enum(['mouse', 'pen', 'touch']).nullish(),
  duration: z.number().nullish(),
};

const kinds = [
  z.object({ type: z.literal('change'), ...onElement, value: z.string() }),
  z.object({ type: z.literal('click'), ...pressed }),
  z.object({ type: z.literal('close'), ...common }),
  z.object({
    type: z.literal('customStep'),
    ...inFrame,
    name: z.string(),
    parameters: z.unknown().optional(),
  }),
  z.object({ type: z.literal('doubleClick'), ...pressed }),
  z.object({ type: z.literal('emulateNetworkConditions'), ...common }),
  z.object({ type: z.literal('hover'), ...onElement }),
  z.object({ type: z.literal('keyDown'), ...inFrame, key: z.string().min(1) }),
  z.object({ type: z.literal('keyUp'), ...inFrame, key: z.string().min(1) }),
  z.object({ type: z.literal('navigate'), ...common, url: z.string() }),
  z.object({
    type: z.literal('scroll'),
    ...inFrame,
    selectors: selectors.nullish(),
    x: z.number().nullish(),
    y: z.number().nullish(),
  }),
  z.object({
    type: z.literal('setViewport'),
    ...common,
    width: z.number(),
    height: z.number(),
    deviceScaleFactor: z.number().nullish(),
    isMobile: z.boolean().nullish(),
    hasTouch: z.boolean().nullish(),
  }),
  z.object({
    type: z.literal('waitForElement'),
    ...onElement,
    operator: z.enum(['>=', '==', '<=']).nullish(),
    count: z.int().min(0).nullish(),
    visible: z.boolean().nullish(),
    properties: z.record(z.string(), z.unknown()).nullish(),
    attributes: z.record(z.string(), z.unknown()).nullish(),
  }),
  z.object({ type: z.literal('waitForExpression'), ...inFrame, expression: z.string() }),
] as const;
const known = z.discriminatedUnion('type', kinds);
const types = new Set<string>(kinds.map(({ shape }) => shape.type.value));

/** A step of a type that Waymark knows. */
export type KnownStep = z.infer<typeof known>;

/** The types of steps that Waymark knows. */
export type ChromeType = KnownStep['type'];

/** The step of one type. */
export type ChromeStepOf<T extends ChromeType> = Extract<KnownStep, { type: T }>;

/** A step of a recording; one of a type that came after this version is `other`. */
export type ChromeStep = KnownStep | { type: 'other'; was: string };

/** How a step names its element: alternatives, each one selector or a path of them from the outside in. */
export type Selectors = z.infer<typeof selectors>;

/** What Waymark reads of a recording. */
export interface Recording {
  title: string;
  steps: ChromeStep[];
}

const recording = z.object({ title: z.string(), steps: z.array(z.object({ type: z.string() })) });

/**
 * Reads a recording.
 * @param file what to call the file in errors
 * @throws {JourneyError} when it is none, with each place, what was expected and seen
 */
export function readRecording(text: string, file: string): Recording {
  const data = readJson(text, file, { what: WHAT, advice: ADVICE });
  const whole = recording.safeParse(data);
  if (!whole.success) throw refused(file, whole.error.issues, data);
  const issues: z.core.$ZodIssue[] = [];
  const steps = whole.data.steps.map(({ type }, at): ChromeStep => {
    const other: ChromeStep = { type: 'other', was: type };
    if (!types.has(type)) return other;
    const step = known.safeParse(itemAt(data, at));
    if (step.success) return step.data;
    issues.push(...step.error.issues.map((issue) => ({ ...issue, path: ['steps', at, ...issue.path] })));
    return other;
  });
  if (issues.length > 0) throw refused(file, issues, data);
  return { title: whole.data.title, steps };
}

function itemAt(data: unknown, at: number): unknown {
  const steps: unknown = Reflect.get(Object(data), 'steps');
  return Array.isArray(steps) ? steps[at] : undefined;
}

function refused(file: string, issues: readonly z.core.$ZodIssue[], data: unknown): JourneyError {
  const problems = issues.flatMap((issue) => explain(issue, data));
  const more = problems.length > 10 ? `\n  … and ${problems.length - 10} more` : '';
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  return new JourneyError(`${file} is not ${WHAT}:\n${shown.join('\n')}${more}\n${ADVICE}`);
}

const WHAT = 'a recording of Chrome';
const ADVICE = 'Export it again from the Recorder panel of Chrome DevTools as JSON, or mend these places.';
