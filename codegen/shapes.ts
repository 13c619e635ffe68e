import type { JsonShape } from '../journey/json-shape.ts';
import { entriesOf, NotUnderstood } from './code/codec.ts';
import { list, name, number, object, text, type Entry, type Expression } from './code/expression.ts';

/** What JSON has to be like: `{ offices: [{ name: String, desks: 9 }] }`, with its reader. */
export const shapes = { print, parse };

function print(shape: JsonShape): Expression {
  if (shape === null) return name('null');
  if (typeof shape === 'string') return text(shape);
  if (typeof shape === 'number') return number(shape);
  if (typeof shape === 'boolean') return { is: 'boolean', value: shape };
  if ('any' in shape) return name(TYPES[shape.any]);
  if ('list' in shape) return list(shape.list.map(print));
  return object(Object.entries(shape.fields).map(([key, value]): Entry => [key, print(value)]));
}

function parse(expression: Expression): JsonShape {
  switch (expression.is) {
    case 'text':
    case 'number':
    case 'boolean':
      return expression.value;
    case 'name':
      return named(expression.name);
    case 'list': {
      const [each, ...more] = expression.items;
      if (more.length > 0) break;
      return { list: each ? [parse(each)] : [] };
    }
    case 'object':
      return {
        fields: Object.fromEntries(entriesOf(expression).map(([key, value]) => [key, parse(value)])),
      };
    default:
  }
  throw new NotUnderstood();
}

const TYPES = { string: 'String', number: 'Number', boolean: 'Boolean' } as const;

function named(written: string): JsonShape {
  if (written === 'null') return null;
  if (written === 'String') return { any: 'string' };
  if (written === 'Number') return { any: 'number' };
  if (written === 'Boolean') return { any: 'boolean' };
  throw new NotUnderstood();
}
