import type { Caret, StepOf } from '../../journey/model.ts';
import { argument, entriesOf, numeric, parseFields, printFields, texts, type Codecs } from '../code/codec.ts';
import { object, text, type Entry } from '../code/expression.ts';
import { parseEffects } from '../effects.ts';
import { locator, locatorOrPlace } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

interface Words {
  after?: string;
  before?: string;
  over?: string;
  occurrence?: number;
}

const words: Codecs<Words> = { after: texts.one, before: texts.one, over: texts.one, occurrence: numeric };

interface Written extends StepOf<'type'>, Words {
  at?: Extract<Caret, string>;
}

const written: Codecs<Written> = { at: texts.one, ...words };

/** `page.getByLabel("Letter").type("!", { after: "elf" })` */
export const type: Row<'type'> = {
  print: ({ at, ...step }) =>
    act<Written>(
      locator.print(step),
      'type',
      [text(step.text)],
      { ...step, ...(typeof at === 'string' ? { at } : at) },
      written,
    ),
  methods: ['type'],
  parse({ subject, args }) {
    const { fields, others } = parseFields(args[1] ? entriesOf(args[1]) : [], written);
    const { at, ...told } = fields;
    const where = at ?? (Object.keys(told).length > 0 ? told : undefined);
    return {
      ...locator.parse(subject),
      text: texts.one.parse(argument(args, 0)),
      ...(where !== undefined && { at: where }),
      ...parseEffects(others),
    };
  },
};

/** `page.getByLabel("Letter").placeCaret("end")` */
export const caret: Row<'caret'> = {
  print(step) {
    const at = typeof step.at === 'string' ? text(step.at) : object(wordsOf(step.at));
    return act(locator.print(step), 'placeCaret', [at], step);
  },
  methods: ['placeCaret'],
  parse({ subject, args }) {
    const at = argument(args, 0);
    return {
      ...locator.parse(subject),
      at: at.is === 'text' ? at.value : parseFields(entriesOf(at), words).fields,
      ...parseOptions(args[1]),
    };
  },
};

function wordsOf(at: Words): Entry[] {
  return printFields(at, words);
}

const pasteOptions: Codecs<StepOf<'paste'>> = { html: texts.one };

/** `page.getByLabel("Letter").paste("Ho", { html: "<b>Ho</b>" })` */
export const paste: Row<'paste'> = {
  print: (step) => act(locatorOrPlace.print(step), 'paste', [text(step.text)], step, pasteOptions),
  methods: ['paste'],
  parse: ({ subject, args }) => ({
    ...locatorOrPlace.parse(subject),
    text: texts.one.parse(argument(args, 0)),
    ...parseOptions(args[1], pasteOptions),
  }),
};

/** `page.getByLabel("City").press("Enter")` */
export const press: Row<'press'> = {
  print: (step) => act(locatorOrPlace.print(step), 'press', [text(step.key)], step),
  methods: ['press'],
  parse: ({ subject, args }) => ({
    ...locatorOrPlace.parse(subject),
    key: texts.one.parse(argument(args, 0)),
    ...parseOptions(args[1]),
  }),
};
