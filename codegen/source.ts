import { Node, Project, QuoteKind, ts, type SourceFile } from 'ts-morph';

/** The parts of a script's file. */
export interface Module {
  imports: { from: string; names: string[] };
  /** The source of what the module exports by default. */
  exports: string;
}

/**
 * Writes a module.
 * @throws {Error} when the text is not valid TypeScript, which would be a fault of the printers
 */
export function printModule({ imports, exports }: Module): string {
  const project = emptyProject();
  const file = project.createSourceFile('script.ts', `export default ${exports};\n`);
  file.addImportDeclaration({ moduleSpecifier: imports.from, namedImports: imports.names });
  refuseBrokenSyntax(project, file);
  return file.getFullText();
}

/** The names that an expression takes from around it: all identifiers but the names of members and keys. */
export function namesIn(expression: string): Set<string> {
  const file = emptyProject().createSourceFile('expression.ts', `(${expression});`);
  const names = new Set<string>();
  file.forEachDescendant((node) => {
    if (!Node.isIdentifier(node)) return;
    const parent = node.getParent();
    const ofMember = Node.isPropertyAccessExpression(parent) || Node.isPropertyAssignment(parent);
    if (!ofMember || parent.getNameNode() !== node) names.add(node.getText());
  });
  return names;
}

/** Nothing but the syntax matters here, so no library is loaded and no import followed: this keeps it quick. */
function emptyProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext },
    manipulationSettings: { quoteKind: QuoteKind.Single },
  });
}

function refuseBrokenSyntax(project: Project, file: SourceFile): void {
  const [broken] = project.getProgram().getSyntacticDiagnostics(file);
  if (!broken) return;
  const message = broken.getMessageText();
  const reason = typeof message === 'string' ? message : message.getMessageText();
  throw new Error(
    `The generated script is not valid TypeScript: line ${broken.getLineNumber()}: ${reason} ` +
      'This is a fault in Waymark; please report it with the journey.',
  );
}
