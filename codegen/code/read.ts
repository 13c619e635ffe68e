import { ts } from 'ts-morph';
import { NotUnderstood } from './codec.ts';
import type { Entry, Expression } from './expression.ts';

/** Reads source text as the expressions that scripts are made of. */

/**
 * Reads an expression.
 * @throws {NotUnderstood} when it is more than scripts are made of, or holds a comment
 */
export function readExpression(node: ts.Expression): Expression {
  const expression = read(node);
  if (hasComment(node.getText())) throw new NotUnderstood();
  return expression;
}

/** Whether there is a comment in source text without templates that hold code. */
export function hasComment(text: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, text);
  let isAfterValue = false;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    // What begins with a slash and follows no value is a regular expression; slashes and stars in it are its own.
    if (!isAfterValue) token = scanner.reScanSlashToken();
    if (token === ts.SyntaxKind.SingleLineCommentTrivia) return true;
    if (token === ts.SyntaxKind.MultiLineCommentTrivia) return true;
    if (!isSpace(token)) isAfterValue = VALUES.has(token);
  }
  return false;
}

function isSpace(token: ts.SyntaxKind): boolean {
  return token === ts.SyntaxKind.WhitespaceTrivia || token === ts.SyntaxKind.NewLineTrivia;
}

/** The last tokens of what can be divided. */
const VALUES = new Set([
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseBraceToken,
]);

function read(node: ts.Expression): Expression {
  if (ts.isStringLiteralLike(node)) return { is: 'text', value: node.text };
  if (ts.isRegularExpressionLiteral(node)) return readPattern(node.text);
  if (ts.isNumericLiteral(node)) return { is: 'number', value: Number(node.text) };
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = read(node.operand);
    if (operand.is === 'number') return { is: 'number', value: -operand.value };
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { is: 'boolean', value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { is: 'boolean', value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { is: 'name', name: 'null' };
  if (ts.isIdentifier(node)) return { is: 'name', name: node.text };
  if (ts.isPropertyAccessExpression(node) && !node.questionDotToken && ts.isIdentifier(node.name)) {
    return { is: 'member', of: read(node.expression), name: node.name.text };
  }
  if (ts.isElementAccessExpression(node) && !node.questionDotToken) {
    const key = node.argumentExpression;
    if (ts.isStringLiteralLike(key)) return { is: 'member', of: read(node.expression), name: key.text };
  }
  if (ts.isCallExpression(node) && !node.questionDotToken && !node.typeArguments) {
    return { is: 'call', callee: read(node.expression), args: node.arguments.map(read) };
  }
  if (ts.isArrayLiteralExpression(node)) return { is: 'list', items: node.elements.map(read) };
  if (ts.isObjectLiteralExpression(node)) return { is: 'object', properties: node.properties.map(readEntry) };
  throw new NotUnderstood();
}

function readPattern(text: string): Expression {
  const end = text.lastIndexOf('/');
  return { is: 'pattern', source: text.slice(1, end), flags: text.slice(end + 1) };
}

function readEntry(property: ts.ObjectLiteralElementLike): Entry {
  if (!ts.isPropertyAssignment(property)) throw new NotUnderstood();
  const { name, initializer } = property;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return [name.text, read(initializer)];
  throw new NotUnderstood();
}
