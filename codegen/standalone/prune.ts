import { ts } from 'ts-morph';
import { sourceOf } from '../code/source.ts';

/** What is left of some modules when all that nobody needs is taken out. */
export interface Pruned {
  /** What is imported from packages, as statements. */
  imports: string[];
  /** The declarations in their order, none of them exported. */
  code: string;
  /** The names that they declare. */
  declared: Set<string>;
}

/**
 * Joins modules into one text that holds only what some code uses: of the declarations those that are named, of classes,
 * interfaces and tables only the members that are. A name that stands for several things keeps all of them.
 * @param sources the modules; a class stands before those that extend it
 * @param user the code that uses them
 */
export function prune(sources: readonly string[], user: string): Pruned {
  const statements = sources.flatMap((text) => [...sourceOf(text).statements]);
  const declarations = statements.flatMap(declarationOf);
  const used = new Set(namesOf(sourceOf(user), { all: true }));
  const kept = new Set<ts.Node>();
  for (let before = -1; before < used.size;) {
    before = used.size;
    for (const { names, node, members } of declarations) {
      if (!names.some((name) => used.has(name))) continue;
      if (!kept.has(node)) namesOf(node, { except: members }).forEach((name) => used.add(name));
      kept.add(node);
      for (const member of members) {
        if (kept.has(member) || !isNeeded(member, used)) continue;
        kept.add(member);
        namesOf(member).forEach((name) => used.add(name));
      }
    }
  }
  const left = declarations.filter(({ node }) => kept.has(node));
  const freeNamesIn = ({ node, members }: Declaration): string[] =>
    namesOf(node, { except: members.filter((member) => !kept.has(member)), free: true });
  return {
    imports: importsOf(statements.filter(ts.isImportDeclaration), (file) =>
      left.filter(({ node }) => node.getSourceFile() === file).flatMap(freeNamesIn),
    ),
    code: left.map((declaration) => textOf(declaration, kept)).join('\n\n'),
    declared: new Set(left.flatMap(({ names }) => names)),
  };
}

/** The names that a text declares at its top. */
export function declaredIn(text: string): string[] {
  return [...sourceOf(text).statements].flatMap(declarationOf).flatMap(({ names }) => names);
}

interface Declaration {
  names: string[];
  node: ts.Statement;
  /** What can be taken out of it. */
  members: readonly Member[];
}

type Member = ts.ClassElement | ts.TypeElement | ts.ObjectLiteralElementLike;

function declarationOf(node: ts.Statement): Declaration[] {
  if (ts.isVariableStatement(node)) {
    const [first] = node.declarationList.declarations;
    const names = node.declarationList.declarations.map(({ name }) => name.getText());
    const value = first?.initializer;
    return [{ names, node, members: value && ts.isObjectLiteralExpression(value) ? value.properties : [] }];
  }
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node))
    return [{ names: [node.name?.text ?? ''], node, members: node.members }];
  if (ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return [{ names: [node.name?.text ?? ''], node, members: [] }];
  return [];
}

/** Whether a member is named anywhere, or is what is used without being named. */
function isNeeded(member: Member, used: ReadonlySet<string>): boolean {
  const { name } = member;
  if (!name || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return true;
  return name.text === 'toString' || used.has(name.text);
}

/**
 * The names in a piece of code that may stand for something declared elsewhere. The members of what is
 * Puppeteer's or the page's are not.
 * @param how.all whether these count as well
 * @param how.free whether only those count that are no members of anything
 * @param how.except parts that are not looked into
 */
function namesOf(
  code: ts.Node,
  {
    all = false,
    free = false,
    except = [],
  }: { all?: boolean; free?: boolean; except?: readonly ts.Node[] } = {},
): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (except.includes(node)) return;
    const { parent } = node;
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      const isKey = ts.isPropertyAssignment(parent) && parent.name === node && free;
      const isOther =
        !all &&
        ts.isPropertyAccessExpression(parent) &&
        parent.name === node &&
        (free || FOREIGN.test(parent.expression.getText()));
      const isOwn = parent === code && 'name' in code && code.name === node;
      if (!isKey && !isOther && !isOwn) names.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(code);
  return names;
}

/** What things are called in the modules that are not declared there. */
const FOREIGN =
  /\b(mouse|keyboard|puppeteer|page|browser|dialog|response|opened|session|element|own|document|options?|input)$/;

/** A declaration without what is taken out of it, and without `export`. */
function textOf({ node, members }: Declaration, kept: ReadonlySet<ts.Node>): string {
  const text = node.getSourceFile().text;
  const out = members.filter((member) => !kept.has(member));
  const from = node.getStart(undefined, true);
  let [written, at] = ['', from];
  for (const member of out) {
    const comma = text[member.end] === ',' ? 1 : 0;
    written += text.slice(at, member.getFullStart());
    at = member.end + comma;
  }
  return (written + text.slice(at, node.end)).replace(/^(\s*|\/\*\*.*?\*\/\s*)export /s, '$1');
}

/** The imports from packages that are still needed, one for each package. */
function importsOf(
  imports: readonly ts.ImportDeclaration[],
  namesIn: (file: ts.SourceFile) => readonly string[],
): string[] {
  const packages = Map.groupBy(imports, ({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1));
  return [...packages].flatMap(([name, statements]) => {
    if (name.startsWith('.')) return [];
    const whole = new Set<string>();
    const parts = new Map<string, string>();
    for (const { importClause } of statements) {
      if (!importClause) continue;
      const used = new Set(namesIn(importClause.getSourceFile()));
      if (importClause.name && used.has(importClause.name.text)) whole.add(importClause.name.text);
      for (const [own, text] of namedIn(importClause)) if (used.has(own)) parts.set(own, text);
    }
    if (whole.size + parts.size === 0) return [];
    const texts = [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
    if (whole.size === 0 && texts.every((text) => text.startsWith('type ')))
      return `import type { ${texts.map((text) => text.slice(5)).join(', ')} } from "${name}";`;
    const inBraces = texts.length === 0 ? [] : [`{ ${texts.join(', ')} }`];
    return `import ${[...whole, ...inBraces].join(', ')} from "${name}";`;
  });
}

function namedIn(clause: ts.ImportClause): [own: string, text: string][] {
  const bindings = clause.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  const isOfTypes = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return bindings.elements.map((element) => {
    const text = element.getText().replace(/^type /, '');
    return [element.name.text, isOfTypes || element.isTypeOnly ? `type ${text}` : text];
  });
}
