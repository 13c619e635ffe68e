import { ts } from 'ts-morph';
import type { Step } from '../journey/model.ts';
import { stepSchema } from '../journey/model.ts';
import { NotUnderstood } from './code/codec.ts';
import type { Range } from './code/place.ts';
import { hasComment, readExpression } from './code/read.ts';
import { dedented } from './code/verbatim.ts';
import { parseGroup, parseStatement } from './statement.ts';

/**
 * A piece of a script's walk, in order: a step (or what a person wrote in place of one), the head of a group, or its
 * end. White space is what lies between them.
 */
export type Unit = Range & ({ is: 'step'; step: Step } | { is: 'open'; step: Step } | { is: 'close' });

/** What is read of a step's id: nothing. */
export const NO_ID = 'new';

/** Takes the body of a walk apart. What no printer writes is kept as a `custom` step, comments and all. */
export function unitsOf(block: ts.Block, depth = 0): Unit[] {
  const text = block.getSourceFile().text;
  const units: Unit[] = [];
  let written: Range | undefined;
  let isAfterGroup = false;
  const place = (): { ungrouped?: true } => (isAfterGroup ? { ungrouped: true } : {});
  const keep = ({ from, to }: Range): void => {
    written = { from: written?.from ?? from, to };
  };
  const settle = (): void => {
    if (!written) return;
    const code = dedented(text.slice(written.from, written.to), indentationAt(text, written.from));
    units.push({ is: 'step', step: { id: NO_ID, kind: 'custom', ...place(), code }, ...written });
    written = undefined;
  };
  let cursor = block.getStart() + 1;
  for (const statement of block.statements) {
    for (const comment of commentsAt(text, cursor)) keep(comment);
    const known = understood(statement, depth);
    if (known) settle();
    else keep({ from: statement.getStart(), to: statement.end });
    if (known && 'inside' in known) {
      units.push(known.open, ...known.inside, known.close);
      isAfterGroup = true;
    } else if (known) {
      units.push({ ...known, step: { ...known.step, ...place() } });
    }
    cursor = statement.end;
  }
  for (const comment of commentsAt(text, cursor)) keep(comment);
  settle();
  return units;
}

type Understood = (Unit & { is: 'step' }) | { open: Unit; inside: Unit[]; close: Unit };

function understood(statement: ts.Statement, depth: number): Understood | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isAwaitExpression(statement.expression)) return undefined;
  const awaited = statement.expression.expression;
  try {
    if (depth === 0 && ts.isCallExpression(awaited) && awaited.arguments.length === 2) {
      const group = understoodGroup(statement, awaited);
      if (group) return group;
    }
    if (hasComment(statement.getText())) return undefined;
    const step = parseStatement(readExpression(awaited), completed);
    return { is: 'step', step, from: statement.getStart(), to: statement.end };
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

function understoodGroup(statement: ts.Statement, call: ts.CallExpression): Understood | undefined {
  const [title, body] = call.arguments;
  if (!title || !body || !ts.isIdentifier(call.expression) || !isPlainWalk(body)) return undefined;
  const text = statement.getSourceFile().text;
  const open = { from: statement.getStart(), to: body.body.getStart() + 1 };
  const close = { from: body.body.end - 1, to: statement.end };
  if (hasComment(text.slice(open.from, open.to)) || hasComment(text.slice(close.from, close.to)))
    return undefined;
  const group = completed(parseGroup(readExpression(call.expression), readExpression(title)));
  return {
    open: { is: 'open', step: group, ...open },
    inside: unitsOf(body.body, 1),
    close: { is: 'close', ...close },
  };
}

/** Whether it is `async () => { … }`. */
function isPlainWalk(node: ts.Expression): node is ts.ArrowFunction & { body: ts.Block } {
  if (!ts.isArrowFunction(node) || !ts.isBlock(node.body)) return false;
  const isAsync = node.modifiers?.length === 1 && node.modifiers[0]?.kind === ts.SyntaxKind.AsyncKeyword;
  return isAsync && node.parameters.length === 0 && !node.type && !node.typeParameters;
}

function completed(read: object): Step {
  const result = stepSchema.safeParse({ id: NO_ID, ...read });
  if (result.success) return result.data;
  throw new NotUnderstood();
}

/** The comments from a place up to the next token, those on its own line and those below. */
export function commentsAt(text: string, at: number): Range[] {
  const beside = ts.getTrailingCommentRanges(text, at) ?? [];
  const below = ts.getLeadingCommentRanges(text, at) ?? [];
  const ranges = [...beside, ...below.filter(({ pos }) => beside.every((other) => other.pos !== pos))];
  return ranges.map(({ pos, end }) => ({ from: pos, to: end }));
}

function indentationAt(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.search(/[^ \t]|$/);
}
