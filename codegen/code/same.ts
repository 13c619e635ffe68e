import { isEntry, type Expression } from './expression.ts';

/** Whether two expressions say the same: the order of keys says nothing, and a list of one is that one. */
export function same(one: Expression, other: Expression): boolean {
  return JSON.stringify(settled(one)) === JSON.stringify(settled(other));
}

function settled(expression: Expression): unknown {
  switch (expression.is) {
    case 'list': {
      const [only, ...more] = expression.items;
      return only && more.length === 0 ? settled(only) : expression.items.map(settled);
    }
    case 'object':
      return {
        entries: expression.properties
          .map((property) => (isEntry(property) ? [property[0], settled(property[1])] : ['', property.code]))
          .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      };
    case 'call':
      return { call: settled(expression.callee), args: expression.args.map(settled) };
    case 'member':
      return { of: settled(expression.of), name: expression.name };
    default:
      return expression;
  }
}
