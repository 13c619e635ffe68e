import { ts } from 'ts-morph';
import { commentsAt } from './body.ts';
import { NotUnderstood } from './code/codec.ts';
import { readExpression } from './code/read.ts';
import { dedented } from './code/verbatim.ts';
import { optionCodecs, type Options } from './options.ts';

/** What was read of the options of a script. */
export interface ReadOptions {
  /** Those that say what they are. */
  known: Partial<Options>;
  /** What a person wrote among them or in place of them. */
  written: { code: string; of?: string; before?: string }[];
}

/** Reads the object of options in a script; what no printer writes is kept as it is. */
export function readOptions(node: ts.ObjectLiteralExpression): ReadOptions {
  const { text } = node.getSourceFile();
  const known: Record<string, unknown> = {};
  const written: ReadOptions['written'] = [];
  const column = (at: number): number =>
    text.slice(text.lastIndexOf('\n', at - 1) + 1, at).search(/[^ \t]|$/);
  const code = (from: number, to: number): string => dedented(text.slice(from, to), column(from));
  let comments: string[] = [];
  const read = new Set<string>();
  const collect = (at: number): void => {
    comments.push(...commentsAt(text, at).map(({ from, to }) => code(from, to)));
  };
  collect(node.getStart() + 1);
  for (const property of node.properties) {
    const key = keyOf(property);
    const isOption = key !== undefined && Object.hasOwn(optionCodecs, key) && !read.has(key);
    const before = isOption ? { before: key } : {};
    written.push(...comments.map((comment) => ({ code: comment, ...before })));
    comments = [];
    if (isOption) read.add(key);
    const value = isOption ? valueOf(property, key) : undefined;
    if (isOption && value !== undefined) known[key] = value;
    else written.push({ code: code(property.getStart(), property.end), ...(isOption && { of: key }) });
    collect(property.end);
    const comma = /^(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*\n)*,/.exec(
      text.slice(property.end, node.end - 1),
    );
    if (comma) collect(property.end + comma[0].length);
  }
  written.push(...comments.map((comment) => ({ code: comment })));
  return { known, written };
}

function keyOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The value of an option; undefined where it is more than a value. */
function valueOf(property: ts.ObjectLiteralElementLike, key: string): unknown {
  if (!ts.isPropertyAssignment(property)) return undefined;
  const codec = Object.entries(optionCodecs).find(([name]) => name === key)?.[1];
  try {
    return codec?.parse(readExpression(property.initializer));
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}
