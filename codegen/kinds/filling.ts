import type { Value } from '../../journey/model.ts';
import { argument, memberOf, texts, type Codec } from '../code/codec.ts';
import { text } from '../code/expression.ts';
import { refuse } from '../code/refuse.ts';
import { locator } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

const value: Codec<Value> = {
  print(typed) {
    if (typeof typed === 'string') return text(typed);
    if ('input' in typed) return memberOf.print('inputs', typed.input);
    if ('secret' in typed) return memberOf.print('secrets', typed.secret);
    return refuse('value', typed satisfies never);
  },
  parse(expression) {
    if (expression.is === 'text') return expression.value;
    const isSecret =
      expression.is === 'member' && expression.of.is === 'name' && expression.of.name === 'secrets';
    return isSecret
      ? { secret: memberOf.parse('secrets', expression) }
      : { input: memberOf.parse('inputs', expression) };
  },
};

/** `page.getByLabel("Guest").fill(inputs.guest)` */
export const fill: Row<'fill'> = {
  print: (step) => act(locator.print(step), 'fill', [value.print(step.value)], step),
  methods: ['fill'],
  parse: ({ subject, args }) => ({
    ...locator.parse(subject),
    value: value.parse(argument(args, 0)),
    ...parseOptions(args[1]),
  }),
};

/** `page.getByLabel("Agree").check()` */
export const check: Row<'check'> = {
  print: (step) => act(locator.print(step), 'check', [], step),
  methods: ['check'],
  parse: ({ subject, args }) => ({ ...locator.parse(subject), ...parseOptions(args[0]) }),
};

/** `page.getByLabel("Agree").uncheck()` */
export const uncheck: Row<'uncheck'> = {
  print: (step) => act(locator.print(step), 'uncheck', [], step),
  methods: ['uncheck'],
  parse: ({ subject, args }) => ({ ...locator.parse(subject), ...parseOptions(args[0]) }),
};

/** `page.getByLabel("City").select("Oslo")` */
export const select: Row<'select'> = {
  print: (step) => act(locator.print(step), 'select', [texts.some.print(step.options)], step),
  methods: ['select'],
  parse: ({ subject, args }) => ({
    ...locator.parse(subject),
    options: texts.some.parse(argument(args, 0)),
    ...parseOptions(args[1]),
  }),
};

/** `page.getByLabel("Plan").upload("walk.files/plan.pdf")`; what the file holds is in the journey's own file. */
export const upload: Row<'upload'> = {
  print: (step) => {
    const paths = texts.some.print(step.files.map(({ path }) => path));
    return act(locator.print(step), step.dropped ? 'dropFiles' : 'upload', [paths], step);
  },
  methods: ['upload', 'dropFiles'],
  parse: ({ subject, method, args }) => ({
    ...locator.parse(subject),
    files: texts.some.parse(argument(args, 0)).map((path) => ({ ...UNREAD, path })),
    ...(method === 'dropFiles' && { dropped: true }),
    ...parseOptions(args[1]),
  }),
};

/** A file of which a script tells no more than where it is. No file is known that has this checksum. */
export const UNREAD = { name: '?', sha256: 'f'.repeat(64), size: 0 };
