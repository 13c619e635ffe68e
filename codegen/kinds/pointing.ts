import type { StepOf } from '../../journey/model.ts';
import { numbers, numeric, texts, type Codecs } from '../code/codec.ts';
import { locator } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

const clickOptions: Codecs<StepOf<'click'>> = {
  button: texts.one,
  count: numeric,
  hold: numeric,
  modifiers: texts.many,
  position: numbers,
};

/** `page.getByText("Go").click({ button: "right" })` */
export const click: Row<'click'> = {
  print: (step) => act(locator.print(step), 'click', [], step, clickOptions),
  methods: ['click'],
  parse: ({ subject, args }) => ({ ...locator.parse(subject), ...parseOptions(args[0], clickOptions) }),
};

/** `page.getByText("Tours").hover()` */
export const hover: Row<'hover'> = {
  print: (step) => act(locator.print(step), 'hover', [], step),
  methods: ['hover'],
  parse: ({ subject, args }) => ({ ...locator.parse(subject), ...parseOptions(args[0]) }),
};
