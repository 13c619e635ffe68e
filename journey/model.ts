import { z } from 'zod';
import { schemaOfCandidate, type Candidate, type TextualBy } from './candidate.ts';
import { schemaOfCheck, type Check } from './check.ts';
import { JOURNEY_VERSION } from './format.ts';
import { unknownKind } from './unknown-kind.ts';

export { schemaOfCandidate, type Candidate, type Check, type TextualBy };

/**
 * What a journey is. This one schema gives the TypeScript types, the runtime parser (`parse.ts`) and the
 * published JSON Schema (`journey.schema.json`). Unknown keys are refused, so that a typo is an error and
 * not a silently ignored wish.
 */

const text = z.string().min(1);
const alias = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and dashes');
const identifier = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'a name of letters, digits and _ with no leading digit');
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and dashes');
const wantedOrigin =
  'a plain web origin such as https://shop.example, without path, capitals or the usual port';
const origin = z
  .string()
  .regex(/^https?:\/\/[^/?#\s@]+$/, { error: wantedOrigin, abort: true })
  .refine((url) => URL.canParse(url) && new URL(url).origin === url, wantedOrigin);

/**
 * What an element looked like: what it is and reads, its label, the attributes that the team gave it, texts that stand
 * near it, the path of tags from the body down to it, the page's language and, where only its place tells it apart, how many of
 * its kind there were; whether it draws what is typed, so that its text says nothing of it. Nothing typed.
 */
const fingerprint = z.strictObject({
  tag: text,
  role: z.exactOptional(text),
  name: z.exactOptional(text),
  text: z.exactOptional(text),
  label: z.exactOptional(text),
  attributes: z.exactOptional(z.record(z.string(), z.string())),
  near: z.exactOptional(z.array(text)),
  path: z.exactOptional(text),
  lang: z.exactOptional(text),
  crowd: z.exactOptional(text),
  drawn: z.exactOptional(z.literal(true)),
});

/** The shape of targets. */
export const schemaOfTarget = z
  .strictObject({ candidates: z.array(schemaOfCandidate).min(1), fingerprint })
  .meta({ id: 'target' });

const value = z
  .union([z.string(), z.strictObject({ input: identifier }), z.strictObject({ secret: identifier })], {
    error: 'text, {"input": NAME} or {"secret": NAME}',
  })
  .meta({ id: 'value' });

const pathBeside = z
  .string()
  .regex(
    /^[^./\\:\p{C}][^/\\:\p{C}]*(?:\/[^./\\:\p{C}][^/\\:\p{C}]*)*$/u,
    "a path below the journey's own folder, such as book-a-tour.files/company.pdf",
  );

/** A file to be uploaded: its name as chosen, and where it lies beside the journey, with what it held then. */
const attachment = z
  .strictObject({
    name: text,
    path: pathBeside,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 checksum of 64 digits from 0 to f'),
    size: z.int().min(0),
  })
  .meta({ id: 'attachment' });

/** Fractions of an element's width and height, from its left and top edges; beyond 0 and 1 outside of it. */
const place = z.strictObject({ x: z.number(), y: z.number() }).meta({ id: 'place' });

const occurrence = { occurrence: z.exactOptional(z.int().min(2)) };

/**
 * A place in the text of an editor, or what of it is selected: its start, its end, all of it, or what the words
 * beside or under it tell; `occurrence` says which of several places that read so, from 1, without the first.
 */
const caret = z
  .union(
    [
      z.enum(['start', 'end', 'all']),
      z.strictObject({ after: text, ...occurrence }),
      z.strictObject({ before: text, ...occurrence }),
      z.strictObject({ over: text, ...occurrence }),
    ],
    { error: '"start", "end", "all", or words: {"after": …}, {"before": …} or {"over": …}' },
  )
  .meta({ id: 'caret' });

const scrolledTo = z
  .union(
    [
      z.literal('end'),
      z.number().min(0),
      z.strictObject({ x: z.union([z.literal('end'), z.number().min(0)]) }),
    ],
    {
      error: '"end", a number of CSS pixels, or {"x": …} with one of the two',
    },
  )
  .meta({ id: 'scrolled-to' });

const effectKinds = [
  z.strictObject({ kind: z.literal('navigation'), url: text }),
  z.strictObject({ kind: z.literal('popup'), page: alias }),
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('download'), name: text }),
  /** Data that the page asks for, where nothing else tells that the act is done. */
  z.strictObject({ kind: z.literal('request'), url: text }),
  z.strictObject({
    kind: z.literal('dialog'),
    type: z.enum(['alert', 'confirm', 'prompt']),
    message: z.string(),
    answer: z.union([z.boolean(), z.string()], { error: 'true, false or text' }),
  }),
] as const;
const effect = z.discriminatedUnion('kind', effectKinds, unknownKind(effectKinds)).meta({ id: 'effect' });

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/, 'a short id of lower-case letters, digits and dashes'),
  page: z.exactOptional(alias),
  /** Which step of the recording that the journey was imported from became this one (the first is 0). */
  imported: z.exactOptional(z.int().min(0)),
  /** After the steps of a group, and not one of them. */
  ungrouped: z.exactOptional(z.literal(true)),
};
const onPage = { ...common, effects: z.exactOptional(z.array(effect)) };
const onElement = { ...onPage, frame: z.exactOptional(z.array(schemaOfTarget)), target: schemaOfTarget };

const stepKinds = [
  z.strictObject({ kind: z.literal('group'), ...common, title: text }),
  z.strictObject({ kind: z.literal('navigate'), ...onPage, url: text }),
  z.strictObject({ kind: z.literal('open'), ...common, url: text }),
  z.strictObject({ kind: z.literal('back'), ...onPage }),
  z.strictObject({ kind: z.literal('forward'), ...onPage }),
  z.strictObject({ kind: z.literal('reload'), ...onPage }),
  z.strictObject({ kind: z.literal('close'), ...common }),
  /** Makes the window so large that its page has that size (CSS pixels). */
  z.strictObject({ kind: z.literal('resize'), ...onPage, width: z.int().min(1), height: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('click'),
    ...onElement,
    button: z.exactOptional(z.enum(['middle', 'right'])),
    count: z.exactOptional(z.literal(2)),
    /** A long press: for how long the button is held (milliseconds). */
    hold: z.exactOptional(z.int().min(1)),
    modifiers: z.exactOptional(z.array(z.enum(['Alt', 'Control', 'Meta', 'Shift'])).min(1)),
    position: z.exactOptional(z.strictObject({ x: z.number(), y: z.number() })),
  }),
  /**
   * Drags the element: `to` another one, or along a `path` of places in its own box; one of the two. Held at
   * `from`, or at the first place of the path; its middle without.
   */
  z.strictObject({
    kind: z.literal('drag'),
    ...onElement,
    from: z.exactOptional(place),
    to: z.exactOptional(z.strictObject({ target: schemaOfTarget, position: z.exactOptional(place) })),
    path: z.exactOptional(z.array(place).min(2)),
    modifiers: z.exactOptional(z.array(z.enum(['Alt', 'Control', 'Meta', 'Shift'])).min(1)),
  }),
  /**
   * Scrolls the page, or the element, `to` where more of it shows (CSS pixels from its start); or turns the mouse
   * wheel `by` a distance (CSS pixels) over an element that acts on that: in so many `turns` (one without),
   * `during` so many milliseconds.
   */
  z.strictObject({
    kind: z.literal('scroll'),
    ...onPage,
    frame: z.exactOptional(z.array(schemaOfTarget)),
    target: z.exactOptional(schemaOfTarget),
    to: z.exactOptional(scrolledTo),
    by: z.exactOptional(z.strictObject({ x: z.exactOptional(z.number()), y: z.exactOptional(z.number()) })),
    turns: z.exactOptional(z.int().min(2)),
    during: z.exactOptional(z.int().min(0)),
    position: z.exactOptional(place),
    modifiers: z.exactOptional(z.array(z.enum(['Alt', 'Control', 'Meta', 'Shift'])).min(1)),
  }),
  z.strictObject({ kind: z.literal('hover'), ...onElement }),
  z.strictObject({ kind: z.literal('fill'), ...onElement, value }),
  /** Types at the caret, or at a place that it goes to first: into text that a fill would rob of its looks. */
  z.strictObject({ kind: z.literal('type'), ...onElement, text, at: z.exactOptional(caret) }),
  z.strictObject({ kind: z.literal('caret'), ...onElement, at: caret }),
  /** Pastes where the page itself takes what is pasted: its plain text, and its formatted text where it has one. */
  z.strictObject({
    kind: z.literal('paste'),
    ...onPage,
    frame: z.exactOptional(z.array(schemaOfTarget)),
    target: z.exactOptional(schemaOfTarget),
    text: z.string(),
    html: z.exactOptional(text),
  }),
  z.strictObject({ kind: z.literal('check'), ...onElement }),
  z.strictObject({ kind: z.literal('uncheck'), ...onElement }),
  z.strictObject({ kind: z.literal('select'), ...onElement, options: z.array(z.string()) }),
  /** Into a file field, where none means that the choice was taken back; or `dropped` on any element. */
  z.strictObject({
    kind: z.literal('upload'),
    ...onElement,
    files: z.array(attachment),
    dropped: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal('press'),
    ...onPage,
    frame: z.exactOptional(z.array(schemaOfTarget)),
    target: z.exactOptional(schemaOfTarget),
    key: text,
  }),
  z.strictObject({
    kind: z.literal('expect'),
    ...common,
    frame: z.exactOptional(z.array(schemaOfTarget)),
    target: z.exactOptional(schemaOfTarget),
    check: schemaOfCheck,
  }),
  z.strictObject({ kind: z.literal('screenshot'), ...common, name: text }),
  z.strictObject({ kind: z.literal('unsupported'), ...onPage, reason: text }),
  /** What a person wrote into the script at this place: statements or comments. Only the script can replay it. */
  z.strictObject({ kind: z.literal('custom'), ...common, code: text }),
] as const;
/** The schema of one step. */
export const stepSchema = z
  .discriminatedUnion('kind', stepKinds, unknownKind(stepKinds))
  .meta({ id: 'step' });

/**
 * What a person wrote into the script around the steps: before and after the journey, names imported from `waymark`
 * and tabs that no step needs, how the context is taken, and options, each above a known one (`before`), in place of
 * one (`of`), or at the end.
 */
const script = z
  .strictObject({
    head: z.exactOptional(text),
    tail: z.exactOptional(text),
    imports: z.exactOptional(z.array(text).min(1)),
    tabs: z.exactOptional(z.array(alias).min(1)),
    context: z.exactOptional(z.string()),
    options: z.exactOptional(
      z
        .array(z.strictObject({ code: text, of: z.exactOptional(text), before: z.exactOptional(text) }))
        .min(1),
    ),
  })
  .meta({ id: 'script' });

/** The size of the page in CSS pixels, and what device it is on where that is no usual screen with a mouse. */
const viewport = z
  .strictObject({
    width: z.int().min(1),
    height: z.int().min(1),
    /** So many pixels of the screen are one of the page's in each direction; 1 without. */
    deviceScaleFactor: z.exactOptional(z.number().positive()),
    /** Whether pages are laid out as on a phone, by what they say of the viewport themselves. */
    isMobile: z.exactOptional(z.literal(true)),
    hasTouch: z.exactOptional(z.literal(true)),
  })
  .meta({ id: 'viewport' });

/** A language as sites are asked for it (BCP 47). */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'the tag of a language, such as de-DE');

/** The schema of a whole journey file. */
export const journeySchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  version: z.literal(JOURNEY_VERSION),
  id: slug,
  title: text,
  baseUrl: origin,
  synthetic: z.exactOptional(z.array(text).min(1)),
  inputs: z.record(identifier, z.string()),
  secrets: z.array(identifier),
  environment: z.strictObject({
    viewport,
    /** The language that the browser asked for; `en-US` without. */
    language: z.exactOptional(language),
  }),
  /** The recording of another tool that the journey was imported from, for its export: all that nobody changed is as it was. */
  imported: z.exactOptional(z.strictObject({ from: z.literal('chrome'), text })),
  steps: z.array(stepSchema),
  script: z.exactOptional(script),
});

/** A recorded walk: where it starts, the data it types, and its steps in order. */
export type Journey = z.infer<typeof journeySchema>;

/** One intent of a person (or a check, screenshot or heading); a discriminated union on `kind`. */
export type Step = z.infer<typeof stepSchema>;

/** The names of the step kinds; every table of the house has one row for each. */
export type StepKind = Step['kind'];

type StepByKind = { [K in StepKind]: Extract<Step, { kind: K }> };

/** The step of one kind. */
export type StepOf<K extends StepKind> = StepByKind[K];

/** How a step names its element: ranked candidates, and what the element looked like when recorded. */
export type Target = z.infer<typeof schemaOfTarget>;

/** What an element looked like when it was recorded. */
export type Fingerprint = z.infer<typeof fingerprint>;

/** What an act brought about, as seen while recording; a replay waits for it. */
export type Effect = z.infer<typeof effect>;

/** The size of a page's window, and what device that is. */
export type Viewport = z.infer<typeof viewport>;

/** Where something is scrolled to: down, or with `x` to the right. */
export type ScrolledTo = z.infer<typeof scrolledTo>;

/** What is typed: literal text, or the name of one of the journey's inputs or secrets. */
export type Value = z.infer<typeof value>;

/** A place in the text of an editor, or what of it is selected. */
export type Caret = z.infer<typeof caret>;
