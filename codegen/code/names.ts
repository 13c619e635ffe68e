import { isEntry, type Expression, type Statement } from './expression.ts';
import { namesInCode } from './source.ts';

/** The names that statements take from around them. */
export function namesIn(statements: readonly Statement[]): Set<string> {
  const names = new Set<string>();
  const add = (expression: Expression): void => {
    switch (expression.is) {
      case 'name':
        names.add(expression.name);
        break;
      case 'member':
        add(expression.of);
        break;
      case 'call':
        add(expression.callee);
        expression.args.forEach(add);
        break;
      case 'list':
        expression.items.forEach(add);
        break;
      case 'object':
        for (const property of expression.properties) {
          if (isEntry(property)) add(property[1]);
          else addCode(property.code);
        }
        break;
      case 'function':
        addAll(expression.body);
        break;
      case 'code':
        addCode(expression.code);
        break;
      case 'text':
      case 'number':
      case 'boolean':
        break;
    }
  };
  const addCode = (code: string): void => namesInCode(code).forEach((name) => names.add(name));
  const addAll = (all: readonly Statement[]): void => {
    for (const statement of all) {
      if ('await' in statement) add(statement.await);
      else addCode(statement.code);
    }
  };
  addAll(statements);
  return names;
}
