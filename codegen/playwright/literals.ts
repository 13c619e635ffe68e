import { Node } from 'ts-morph';

/** Values that stand in a script as they are. Whatever is computed is none. */

/** The text of a string literal. */
export function textOf(node: Node | undefined): string | undefined {
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) return node.getLiteralText();
  return undefined;
}

/** The value of a literal of text, number, or true and false, or a list or object of them. */
export function valueOf(node: Node | undefined): unknown {
  if (Node.isTrueLiteral(node)) return true;
  if (Node.isFalseLiteral(node)) return false;
  if (Node.isNumericLiteral(node)) return node.getLiteralValue();
  if (Node.isArrayLiteralExpression(node)) {
    const items = node.getElements().map(valueOf);
    return items.includes(undefined) ? undefined : items;
  }
  if (Node.isObjectLiteralExpression(node)) return optionsOf(node);
  return textOf(node);
}

/** The options of a call by their names; none is an empty object, and undefined stands for ones that are computed. */
export function optionsOf(node: Node | undefined): Map<string, unknown> | undefined {
  const options = new Map<string, unknown>();
  if (node === undefined) return options;
  if (!Node.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.getProperties()) {
    if (!Node.isPropertyAssignment(property)) return undefined;
    const value = valueOf(property.getInitializer());
    if (value === undefined) return undefined;
    options.set(property.getName(), value);
  }
  return options;
}
