import { ts } from 'ts-morph';

/** A line of source text, and whether it begins inside of a text that spans lines, where white space counts. */
interface Line {
  line: string;
  isInside: boolean;
}

/** The lines of source text. */
export function linesOf(code: string): Line[] {
  const fixed = fixedLines(code);
  return code.split('\n').map((line, at) => ({ line, isInside: fixed.has(at) }));
}

/**
 * Source text moved left, so that its lines stand as its first one would at the margin.
 * @param column how far the first line was from the margin
 */
export function dedented(code: string, column: number): string {
  const indentation = new RegExp(`^[ \\t]{0,${column}}`);
  return linesOf(code)
    .map(({ line, isInside }, at) => (at === 0 || isInside ? line : line.replace(indentation, '').trimEnd()))
    .join('\n');
}

/** The lines, counted from 0, that begin inside of a template. */
function fixedLines(code: string): Set<number> {
  const fixed = new Set<number>();
  if (!code.includes('`') || !code.includes('\n')) return fixed;
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ESNext, false);
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteralToken(node)) {
      const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const last = file.getLineAndCharacterOfPosition(node.end).line;
      for (let at = first + 1; at <= last; at += 1) fixed.add(at);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return fixed;
}
