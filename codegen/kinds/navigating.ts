import type { StepOf } from '../../journey/model.ts';
import { argument, entriesOf, numeric, parseFields, printFields, texts, type Codecs } from '../code/codec.ts';
import { call, object, text } from '../code/expression.ts';
import { tab } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

/** `page.goto("/login")` */
export const navigate: Row<'navigate'> = {
  print: (step) => act(tab.print(step.page), 'goto', [text(step.url)], step),
  methods: ['goto'],
  parse: ({ subject, args }) => ({
    ...tab.parse(subject),
    url: texts.one.parse(argument(args, 0)),
    ...parseOptions(args[1]),
  }),
};

/** `tabs.brochure.open("/brochure")` */
export const open: Row<'open'> = {
  print: (step) => call(tab.print(step.page), 'open', [text(step.url)]),
  methods: ['open'],
  parse: ({ subject, args }) => ({ ...tab.parse(subject), url: texts.one.parse(argument(args, 0)) }),
};

/** `page.back()` */
export const back: Row<'back'> = {
  print: (step) => act(tab.print(step.page), 'back', [], step),
  methods: ['back'],
  parse: ({ subject, args }) => ({ ...tab.parse(subject), ...parseOptions(args[0]) }),
};

/** `page.forward()` */
export const forward: Row<'forward'> = {
  print: (step) => act(tab.print(step.page), 'forward', [], step),
  methods: ['forward'],
  parse: ({ subject, args }) => ({ ...tab.parse(subject), ...parseOptions(args[0]) }),
};

/** `page.reload()` */
export const reload: Row<'reload'> = {
  print: (step) => act(tab.print(step.page), 'reload', [], step),
  methods: ['reload'],
  parse: ({ subject, args }) => ({ ...tab.parse(subject), ...parseOptions(args[0]) }),
};

const size: Codecs<StepOf<'resize'>> = { width: numeric, height: numeric };

/** `page.resize({ width: 390, height: 844 })` */
export const resize: Row<'resize'> = {
  print: (step) => act(tab.print(step.page), 'resize', [object(printFields(step, size))], step),
  methods: ['resize'],
  parse: ({ subject, args }) => ({
    ...tab.parse(subject),
    ...parseFields(entriesOf(argument(args, 0)), size).fields,
    ...parseOptions(args[1]),
  }),
};

/** `tabs.brochure.close()` */
export const close: Row<'close'> = {
  print: (step) => call(tab.print(step.page), 'close'),
  methods: ['close'],
  parse: ({ subject }) => tab.parse(subject),
};
