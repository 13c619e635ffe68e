import { MAIN_PAGE } from '../journey/format.ts';
import type { Journey, Viewport } from '../journey/model.ts';
import {
  entriesOf,
  flag,
  NotUnderstood,
  numeric,
  parseFields,
  printFields,
  texts,
  type Codec,
  type Codecs,
} from './code/codec.ts';
import { isEntry, object, text, type Literal, type Property } from './code/expression.ts';

/** The size of the window when a script names none, in CSS pixels. */
const USUAL_VIEWPORT = { width: 1280, height: 800 };

/** What a script says of its journey in the options of `journey(…)`. */
export interface Options {
  baseUrl: string;
  synthetic?: string[];
  viewport?: Viewport;
  language?: string;
  inputs?: Record<string, string>;
  secrets?: string[];
  tabs?: string[];
}

const viewportCodecs: Codecs<Viewport> = {
  width: numeric,
  height: numeric,
  deviceScaleFactor: numeric,
  isMobile: flag,
  hasTouch: flag,
};

/** How each option is written and read, in their order. */
export const optionCodecs: { readonly [K in keyof Options]-?: Codec<NonNullable<Options[K]>> } = {
  baseUrl: texts.one,
  synthetic: texts.many,
  viewport: {
    print: (viewport) => object(printFields(viewport, viewportCodecs)),
    parse(expression) {
      const { fields, others } = parseFields(entriesOf(expression), viewportCodecs);
      if (others.length > 0 || !('width' in fields && 'height' in fields)) throw new NotUnderstood();
      return fields;
    },
  },
  language: texts.one,
  inputs: {
    print: (inputs) => object(Object.entries(inputs).map(([name, value]) => [name, text(value)])),
    parse: (expression) =>
      Object.fromEntries(entriesOf(expression).map(([name, value]) => [name, texts.one.parse(value)])),
  },
  secrets: texts.many,
  tabs: texts.many,
};

/** The options of a journey's script; only what the journey needs. */
function optionsOf(journey: Journey): Options {
  const { baseUrl, synthetic, inputs, secrets, environment, script } = journey;
  const { viewport, language } = environment;
  const isUsual = JSON.stringify(viewport) === JSON.stringify(USUAL_VIEWPORT);
  const tabs = [...new Set([...furtherTabs(journey), ...(script?.tabs ?? [])])];
  return {
    baseUrl,
    ...(synthetic && { synthetic }),
    ...(!isUsual && { viewport }),
    ...(language !== undefined && { language }),
    ...(Object.keys(inputs).length > 0 && { inputs }),
    ...(secrets.length > 0 && { secrets }),
    ...(tabs.length > 0 && { tabs }),
  };
}

/** What a journey is by the options of its script. */
export function journeyOf(
  options: Options,
): Pick<Journey, 'baseUrl' | 'synthetic' | 'inputs' | 'secrets' | 'environment'> {
  const { baseUrl, synthetic, viewport = USUAL_VIEWPORT, language, inputs = {}, secrets = [] } = options;
  const environment = { viewport, ...(language !== undefined && { language }) };
  return { baseUrl, ...(synthetic && { synthetic }), inputs, secrets, environment };
}

/** The options as an object of a script: one alone is one line, several have a line each. */
export function printOptions(journey: Journey): Literal {
  const properties = optionLines(journey);
  const isAlone = properties.length === 1 && properties.every(isEntry);
  return { is: 'object', properties, ...(!isAlone && { tall: true }) };
}

/** The options, among what a person wrote there. */
export function optionLines(journey: Journey): Property[] {
  const options = optionsOf(journey);
  const written = journey.script?.options ?? [];
  const lines = Object.entries(optionCodecs).flatMap(([key, codec]): Property[] => {
    const above = written.filter(({ before }) => before === key);
    const instead = written.filter(({ of }) => of === key);
    const value = options[key as keyof Options]; // a key of the table
    const own: Property[] = value === undefined ? [] : [[key, (codec as Codec<unknown>).print(value)]]; // its row
    return [...above, ...(instead.length > 0 ? instead : own)];
  });
  const rest = written.filter(({ of, before }) => of === undefined && before === undefined);
  return [...lines, ...rest].map((line) => ('code' in line ? { code: line.code } : line));
}

/** The aliases of the tabs besides the one a journey starts in, in the order they appear. */
export function furtherTabs({ steps }: Pick<Journey, 'steps'>): string[] {
  const aliases = steps.flatMap((step) => {
    const effects = 'effects' in step ? (step.effects ?? []) : [];
    const opened = effects.flatMap((effect) => (effect.kind === 'popup' ? [effect.page] : []));
    return [step.page ?? MAIN_PAGE, ...opened];
  });
  return [...new Set(aliases)].filter((alias) => alias !== MAIN_PAGE);
}
