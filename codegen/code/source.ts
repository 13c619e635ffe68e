import { ts } from 'ts-morph';

/** Reads TypeScript: its syntax alone, so no library is loaded and no import followed. */
export function sourceOf(text: string): ts.SourceFile {
  return ts.createSourceFile('script.ts', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

/** A place where a text is not TypeScript: its offset, and what the compiler says. */
export interface Fault {
  at: number;
  message: string;
}

/** Where a text is not TypeScript, from its start. */
export function faultsOf(text: string): Fault[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: 'script.ts',
    compilerOptions: { target: ts.ScriptTarget.ESNext, noLib: true, types: [] },
  });
  return diagnostics.map(({ start = 0, messageText }) => ({
    at: start,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}

/** The names that code takes from around it: all identifiers but the names of members and keys. */
export function namesInCode(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    if (ts.isIdentifier(node)) {
      const isMember = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent);
      if (!isMember || parent.name !== node) names.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(code));
  return names;
}
