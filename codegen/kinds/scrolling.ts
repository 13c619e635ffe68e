import type { ScrolledTo, StepOf } from '../../journey/model.ts';
import { entriesOf, numbers, numeric, texts, type Codec, type Codecs } from '../code/codec.ts';
import { object, text } from '../code/expression.ts';
import { refuse } from '../code/refuse.ts';
import { locatorOrPlace } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

const goal: Codec<'end' | number> = {
  print: (to) => (to === 'end' ? text(to) : numeric.print(to)),
  parse: (expression) => (expression.is === 'text' ? expression.value : numeric.parse(expression)),
};

const scrolledTo: Codec<ScrolledTo> = {
  print: (to) => (typeof to === 'object' ? object([['x', goal.print(to.x)]]) : goal.print(to)),
  parse: (expression) =>
    expression.is === 'object'
      ? Object.fromEntries(entriesOf(expression).map(([key, value]) => [key, goal.parse(value)]))
      : goal.parse(expression),
};

const options: Codecs<StepOf<'scroll'>> = {
  to: scrolledTo,
  by: numbers,
  turns: numeric,
  during: numeric,
  position: numbers,
  modifiers: texts.many,
};

/** `page.scroll({ to: "end" })`, or of the wheel `page.getByText("Map").scroll({ by: { y: -300 } })` */
export const scroll: Row<'scroll'> = {
  print(step) {
    if ((step.to === undefined) === !step.by) return refuse('scroll', step);
    return act(locatorOrPlace.print(step), 'scroll', [], step, options);
  },
  methods: ['scroll'],
  parse: ({ subject, args }) => ({ ...locatorOrPlace.parse(subject), ...parseOptions(args[0], options) }),
};
