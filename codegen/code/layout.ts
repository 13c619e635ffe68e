import { ts } from 'ts-morph';
import { builders, printer, utils, type builders as Builders } from 'prettier/doc';
import {
  isEntry,
  type Call,
  type Expression,
  type Literal,
  type Property,
  type Statement,
} from './expression.ts';
import { layChain } from './chain.ts';
import { printText } from './text.ts';
import { linesOf } from './verbatim.ts';

/**
 * Writes code as Prettier does by its defaults: the same pieces go to Prettier's own layout, so that formatting a
 * script changes nothing. Which pieces break where follows Prettier's printer of JavaScript; a test holds it to that.
 */

/** A piece of text that knows where it may break. */
export type Doc = Builders.Doc;

const { group, indent, line, softline, hardline, literalline, join, conditionalGroup, breakParent } =
  builders;

/** What a round of laying out knows of objects. */
export interface Round {
  /** Those that are broken, however short they are. */
  broken: ReadonlySet<Literal>;
  /** All, in their order in the text. */
  objects: Literal[];
}

/**
 * The text of code, in lines of 80 columns where strings and names leave a choice. Prettier leaves an object broken
 * that it finds so; where one breaks for its length, the code around it is laid out once more with that in mind.
 * @param code gives the pieces
 */
export function write(code: (round: Round) => Doc, printWidth = 80): string {
  let broken: ReadonlySet<Literal> = new Set();
  for (;;) {
    const round: Round = { broken, objects: [] };
    const { formatted } = printer.printDocToString(code(round), { printWidth, tabWidth: 2 });
    const marks = formatted.match(MARK) ?? [];
    const found = round.objects.filter((_, at) => marks[at] === BROKEN);
    if (found.length === broken.size) return formatted.replace(MARK, '');
    broken = new Set([...broken, ...found]);
  }
}

/** Marks behind the brace of an object; they take up no room. */
const BROKEN = '\u0001';
const WHOLE = '\u0002';
// oxlint-disable-next-line no-control-regex -- so that nothing else is one
const MARK = /[\u0001\u0002]/g;

/** A statement. */
export function layStatement(statement: Statement, round: Round): Doc {
  if ('await' in statement) return ['await ', lay(statement.await, round), ';'];
  return layCode(statement.code);
}

/** Statements, one below the other. */
function layStatements(statements: readonly Statement[], round: Round): Doc {
  return join(
    hardline,
    statements.map((statement) => layStatement(statement, round)),
  );
}

/** An expression. */
export function lay(expression: Expression, round: Round): Doc {
  switch (expression.is) {
    case 'text':
      return printText(expression.value);
    case 'pattern':
      return `/${expression.source}/${expression.flags}`;
    case 'number':
      return String(expression.value).replace('e+', 'e');
    case 'boolean':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'member':
      return [lay(expression.of, round), layMember(expression.name)];
    case 'call':
      if (expression.callee.is === 'member') {
        return layChain(expression, {
          lay: (part) => lay(part, round),
          layMember,
          layArguments: (args) => layArguments(args, round),
        });
      }
      return [lay(expression.callee, round), layArguments(expression.args, round)];
    case 'list':
      return layList(expression.items, round);
    case 'object':
      return layObject(expression, round);
    case 'function':
      return layFunction(expression, round);
    case 'code':
      return layCode(expression.code);
  }
}

/** What follows an object to name its member. */
function layMember(name: string): Doc {
  if (isIdentifier(name)) return `.${name}`;
  return group(['[', indent([softline, printText(name)]), softline, ']']);
}

/** What a call is given, in its parentheses. */
function layArguments(args: Call['args'], round: Round): Doc {
  const last = args.at(-1);
  if (!last) return '()';
  const docs = args.map((arg) => lay(arg, round));
  const separated = docs.map((doc, at): Doc => (at < docs.length - 1 ? [doc, ',', line] : doc));
  const brokenOut = group(['(', indent([line, ...separated, ',']), line, ')'], { shouldBreak: true });
  if (mayHug(last, args.at(-2))) {
    const before = separated.slice(0, -1);
    const doc = docs.at(-1) ?? '';
    if (before.some(utils.willBreak)) return brokenOut;
    const hugged = ['(', ...before, group(doc, { shouldBreak: true }), ')'];
    if (utils.willBreak(doc)) return [breakParent, conditionalGroup([hugged, brokenOut])];
    return conditionalGroup([['(', ...before, doc, ')'], hugged, brokenOut]);
  }
  const comma = builders.ifBreak(',');
  return group(['(', indent([softline, ...separated]), comma, softline, ')'], {
    shouldBreak: docs.some(utils.willBreak),
  });
}

/** Whether the last argument may begin on the line of the call and end with it, as functions and objects do. */
function mayHug(last: Expression, before: Expression | undefined): boolean {
  if (before?.is === last.is) return false;
  if (last.is === 'list') return last.items.length > 0;
  if (last.is === 'object') return last.properties.length > 0;
  return last.is === 'function';
}

function layList(items: readonly Expression[], round: Round): Doc {
  if (items.length === 0) return '[]';
  const [first] = items;
  const sizes = items.map((item) => (item.is === 'list' ? item.items.length : sizeOf(item)));
  const shouldBreak =
    items.length > 1 && items.every(({ is }) => is === first?.is) && sizes.every((size) => size > 1);
  const docs = items.map((item) => group(lay(item, round)));
  const comma = builders.ifBreak(',');
  return group(['[', indent([softline, join([',', line], docs), comma]), softline, ']'], { shouldBreak });
}

function sizeOf(expression: Expression): number {
  return expression.is === 'object' ? expression.properties.length : 0;
}

function layObject(object: Literal, round: Round): Doc {
  const { properties, tall } = object;
  if (properties.length === 0) return '{}';
  round.objects.push(object);
  const docs = properties.map((property, at) => layProperty(property, at === properties.length - 1, round));
  const content = join(line, docs);
  const shouldBreak = tall === true || round.broken.has(object);
  const mark = builders.ifBreak(BROKEN, WHOLE);
  return group(['{', mark, indent([line, content]), line, '}'], { shouldBreak });
}

function layProperty(property: Property, isLast: boolean, round: Round): Doc {
  const comma = isLast ? builders.ifBreak(',') : ',';
  if (!isEntry(property)) return [layCode(property.code), isComment(property.code) ? '' : comma];
  const [key, value] = property;
  const keyDoc = layKey(key);
  const doc = lay(value, round);
  const isShort = keyDoc.length < SHORT_KEY;
  if (!isShort && (value.is === 'text' || value.is === 'member')) {
    return [group([group(keyDoc), ':', group(indent([line, doc]))]), comma];
  }
  if (isShort || value.is === 'number' || value.is === 'boolean') {
    return [group([group(keyDoc), ':', ' ', doc]), comma];
  }
  const groupId = Symbol('property');
  return [
    group([
      group(keyDoc),
      ':',
      group(indent(line), { id: groupId }),
      builders.lineSuffixBoundary,
      builders.indentIfBreak(doc, { groupId }),
    ]),
    comma,
  ];
}

/** Keys below this length gain nothing from a value on the next line: an indentation and three (Prettier's figure). */
const SHORT_KEY = 5;

/** In a literal, a plain `__proto__` would set the prototype; a computed one is a key like any other. */
function layKey(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return isIdentifier(key) ? key : printText(key);
}

function layFunction({ parameter, body }: Extract<Expression, { is: 'function' }>, round: Round): Doc {
  const head = `async (${parameter}) => `;
  if (body.length === 0) return `${head}{}`;
  return [head, '{', indent([hardline, layStatements(body, round)]), hardline, '}'];
}

/** Source text as it is; what lies inside of a text over several lines keeps its place. */
export function layCode(code: string): Doc {
  if (code.search(MARK) >= 0)
    throw new Error(`A script can't hold the unseen characters in ${JSON.stringify(code)}.`);
  return linesOf(code).map(({ line: content, isInside }, at): Doc => {
    if (at === 0) return content;
    return [isInside ? literalline : hardline, content];
  });
}

function isComment(code: string): boolean {
  return /^\/[/*]/.test(code);
}

/**
 * Whether a name can stand in code without quotes, in any script of the world. Prettier takes off quotes of most such
 * names and puts them on none, so none has them here; those with something that a text escapes keep them.
 */
function isIdentifier(name: string): boolean {
  if (name === '' || printText(name) !== `"${name}"`) return false;
  return [...name].every((character, at) => {
    const code = character.codePointAt(0) ?? 0;
    const { ESNext } = ts.ScriptTarget;
    return at === 0 ? ts.isIdentifierStart(code, ESNext) : ts.isIdentifierPart(code, ESNext);
  });
}
