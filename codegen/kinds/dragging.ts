import type { StepOf } from '../../journey/model.ts';
import { argument, entriesOf, itemsOf, numbers, parseFields, texts, type Codecs } from '../code/codec.ts';
import { list } from '../code/expression.ts';
import { refuse } from '../code/refuse.ts';
import { parseEffects } from '../effects.ts';
import { locator } from '../locator.ts';
import { act, parseOptions, type Row } from './row.ts';

const alongOptions: Codecs<StepOf<'drag'>> = { modifiers: texts.many };

interface Onto extends StepOf<'drag'> {
  position?: { x: number; y: number };
}

const ontoOptions: Codecs<Onto> = { from: numbers, position: numbers, modifiers: texts.many };

/** `page.getByText("Toys").dragTo(page.getByText("Sleigh"))`, or `….drag([{ x: 0, y: 0 }, …])` along a path. */
export const drag: Row<'drag'> = {
  print(step) {
    const { from, to, path, ...rest } = step;
    if (!to === !path || (path && from)) return refuse('drag', step);
    if (!to) {
      return act(locator.print(step), 'drag', [list((path ?? []).map(numbers.print))], rest, alongOptions);
    }
    const goal = locator.print({ ...step, target: to.target });
    const onto: Onto = { ...step, ...(to.position && { position: to.position }) };
    return act(locator.print(step), 'dragTo', [goal], onto, ontoOptions);
  },
  methods: ['drag', 'dragTo'],
  parse({ subject, method, args }) {
    const first = argument(args, 0);
    if (method === 'drag') {
      const path = itemsOf(first).map(numbers.parse);
      return { ...locator.parse(subject), path, ...parseOptions(args[1], alongOptions) };
    }
    const { fields, others } = parseFields(args[1] ? entriesOf(args[1]) : [], ontoOptions);
    const { position, ...own } = fields;
    const to = { target: locator.parse(first).target, ...(position !== undefined && { position }) };
    return { ...locator.parse(subject), to, ...own, ...parseEffects(others) };
  },
};
