import { ts } from 'ts-morph';
import { unitsOf, type Unit } from './body.ts';
import { NotUnderstood, texts } from './code/codec.ts';
import { placeOf, ScriptError, type Range } from './code/place.ts';
import { hasComment, readExpression } from './code/read.ts';
import { faultsOf, sourceOf } from './code/source.ts';
import { readOptions, type ReadOptions } from './read-options.ts';

/** A script taken apart: what it says, and where in its text. */
export interface Parts extends ReadOptions {
  text: string;
  /** The import from `waymark`, and the names in it. */
  imports: Range & { names: string[] };
  title: Range & { value: string };
  /** The object of options. */
  options: Range;
  /** What the walk takes, without its parentheses. */
  context: Range & { value: string };
  /** What is between the braces of the walk. */
  body: Range;
  units: Unit[];
  /** What stands before and after the journey. */
  head: string;
  tail: string;
}

/**
 * Takes a script apart.
 * @param file what to call it in errors
 * @throws {ScriptError} when it is not TypeScript, or does not export a journey as scripts do
 */
export function takeApart(text: string, file: string): Parts {
  const refuse = (at: number, why: string): never => {
    throw new ScriptError(`${placeOf(text, at, file)}: ${why}`);
  };
  const marker = text.search(/^(?:<{7}|={7}|>{7})/m);
  if (marker >= 0)
    refuse(marker, 'a conflict is not solved yet. Choose one of the two texts, and take the marks away.');
  const [fault] = faultsOf(text);
  if (fault) refuse(fault.at, `this is not TypeScript: ${fault.message}`);
  const source = sourceOf(text);
  const imported = source.statements.find(isImportOfWaymark) ?? refuse(0, WANTED_IMPORT);
  const exported = source.statements.find(isDefaultExport) ?? refuse(0, WANTED_EXPORT);
  const { titleNode, optionsNode, walk } = journeyIn(exported) ?? refuse(exported.getStart(), WANTED_EXPORT);
  const around = [
    imported.getText(),
    text.slice(exported.getStart(), titleNode.end),
    text.slice(titleNode.end, optionsNode.getStart()),
    text.slice(optionsNode.end, walk.body.getStart()),
    text.slice(walk.body.end, exported.end),
  ];
  if (around.some(hasComment))
    refuse(exported.getStart(), 'comments belong above the journey, or into its walk.');
  const [parameter] = walk.parameters;
  const opening = text.indexOf('(', walk.getStart()) + 1;
  const context = parameter
    ? { from: parameter.getStart(), to: parameter.end, value: parameter.getText() }
    : { from: opening, to: opening, value: '' };
  return {
    text,
    imports: { ...rangeOf(imported), names: namesOf(imported) ?? refuse(imported.getStart(), WANTED_IMPORT) },
    title: { ...rangeOf(titleNode), value: titleOf(titleNode) ?? refuse(titleNode.getStart(), WANTED_TITLE) },
    options: rangeOf(optionsNode),
    ...readOptions(optionsNode),
    context,
    body: { from: walk.body.getStart() + 1, to: walk.body.end - 1 },
    units: unitsOf(walk.body),
    head: [text.slice(0, imported.getStart()), text.slice(imported.end, exported.getStart())]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n'),
    tail: text.slice(exported.end).trim(),
  };
}

const WANTED_IMPORT = 'expected import { journey } from "waymark".';
const WANTED_EXPORT =
  'expected export default journey("A title", { baseUrl: "…" }, async ({ page }) => { … }), as “waymark generate” writes it.';
const WANTED_TITLE = 'expected the title of the journey as plain text.';

function isImportOfWaymark(statement: ts.Statement): statement is ts.ImportDeclaration {
  return (
    ts.isImportDeclaration(statement) &&
    ts.isStringLiteral(statement.moduleSpecifier) &&
    statement.moduleSpecifier.text === 'waymark' &&
    statement.importClause?.phaseModifier === undefined
  );
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] | undefined {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || importClause.name) return undefined;
  const names = bindings.elements.map((element) => element.getText());
  return names.includes('journey') ? names : undefined;
}

function isDefaultExport(statement: ts.Statement): statement is ts.ExportAssignment {
  return ts.isExportAssignment(statement) && !statement.isExportEquals;
}

interface JourneyNodes {
  titleNode: ts.Expression;
  optionsNode: ts.ObjectLiteralExpression;
  walk: ts.ArrowFunction & { body: ts.Block };
}

function journeyIn({ expression }: ts.ExportAssignment): JourneyNodes | undefined {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
  if (expression.expression.text !== 'journey') return undefined;
  const [titleNode, optionsNode, walk, ...more] = expression.arguments;
  if (!titleNode || !optionsNode || !walk || more.length > 0) return undefined;
  if (!ts.isObjectLiteralExpression(optionsNode) || !isWalk(walk)) return undefined;
  return { titleNode, optionsNode, walk };
}

function isWalk(node: ts.Expression): node is ts.ArrowFunction & { body: ts.Block } {
  if (!ts.isArrowFunction(node) || !ts.isBlock(node.body) || node.parameters.length > 1) return false;
  const isAsync = node.modifiers?.length === 1 && node.modifiers[0]?.kind === ts.SyntaxKind.AsyncKeyword;
  return isAsync && !node.type && !node.typeParameters;
}

function titleOf(node: ts.Expression): string | undefined {
  try {
    return texts.one.parse(readExpression(node));
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

function rangeOf(node: ts.Node): Range {
  return { from: node.getStart(), to: node.end };
}
