import { Node, Project, SyntaxKind, ts, type CallExpression, type SourceFile } from 'ts-morph';
import { assemble, firstOrigin, type Imported } from '../../journey/formats/assemble.ts';
import { JourneyError } from '../../journey/json-text.ts';
import { textOf } from './literals.ts';
import { Walk } from './walk.ts';

/** Scripts as `playwright codegen` writes them: for the test runner, and for the library. They are read, never run. */

/**
 * Makes a journey of each test of a script, or one of a script for the library. What a journey has nothing for becomes
 * an `unsupported` step with the statement's own text.
 * @param file what to call the file in errors
 * @param baseUrl the site, for a script that goes to no whole address
 * @throws {JourneyError} when the file is no such script
 */
export function importPlaywright(text: string, file: string, baseUrl?: string): Imported[] {
  const source = read(text, file);
  const walks = testsIn(source);
  if (walks.length === 0) {
    throw new JourneyError(
      `${file} is no script of Playwright: expected test('…', async ({ page }) => { … }) or await page.goto('…'), saw ` +
        'neither. Record it again with playwright codegen.',
    );
  }
  const origin = baseUrl ?? firstOrigin(addressesIn(source));
  if (origin === undefined) {
    throw new JourneyError(
      `${file} goes to no whole address, so it says nowhere where the journey begins: expected page.goto('https://…'), ` +
        'saw none. Give the address with --base-url.',
    );
  }
  return walks.map(({ title, body }) => {
    const walk = new Walk(origin);
    for (const statement of body) walk.take(statement);
    return { journey: assemble({ title, baseUrl: origin, steps: walk.steps() }, file), notes: walk.notes };
  });
}

/** Only the syntax matters here: no library is loaded and no import followed. */
function read(text: string, file: string): SourceFile {
  try {
    const project = new Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      compilerOptions: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext },
    });
    const source = project.createSourceFile('script.ts', text);
    const [broken] = project.getProgram().getSyntacticDiagnostics(source);
    if (!broken) return source;
    const message = broken.getMessageText();
    const words = typeof message === 'string' ? message : message.getMessageText();
    throw new JourneyError(
      `${file} is not valid TypeScript: line ${broken.getLineNumber()}: ${words} Mend it, or record it again.`,
    );
  } catch (error) {
    // Thousands of brackets in each other are more than a compiler's recursion takes.
    if (!(error instanceof RangeError)) throw error;
    throw new JourneyError(
      `${file} has expressions too deep in each other to be read. No recorder ever wrote that.`,
      {
        cause: error,
      },
    );
  }
}

interface Test {
  title: string;
  body: Node[];
}

function testsIn(source: SourceFile): Test[] {
  const calls = source.getDescendantsOfKind(SyntaxKind.CallExpression);
  const tests = calls.flatMap((call) => {
    const title = textOf(call.getArguments()[0]);
    const body = bodyOf(call.getArguments().at(-1));
    return isTest(call) && title !== undefined && body ? [{ title, body }] : [];
  });
  if (tests.length > 0) return tests;
  // The library's scripts are one function that is called at once.
  const first = calls.find(isGoto);
  const around = first?.getFirstAncestor((node) => Node.isArrowFunction(node) || Node.isSourceFile(node));
  const body = Node.isSourceFile(around) ? around.getStatements() : bodyOf(around);
  return body ? [{ title: 'Recording', body }] : [];
}

function isTest(call: CallExpression): boolean {
  return /^test(\.(only|fixme|skip|slow|fail))?$/.test(call.getExpression().getText());
}

function isGoto(call: CallExpression): boolean {
  return call.getExpression().getText().endsWith('.goto');
}

function bodyOf(node: Node | undefined): Node[] | undefined {
  if (!Node.isArrowFunction(node) && !Node.isFunctionExpression(node)) return undefined;
  const body = node.getBody();
  return Node.isBlock(body) ? body.getStatements() : undefined;
}

function addressesIn(source: SourceFile): string[] {
  const calls = source.getDescendantsOfKind(SyntaxKind.CallExpression);
  const gone = calls.filter(isGoto);
  const configured = source
    .getDescendantsOfKind(SyntaxKind.PropertyAssignment)
    .filter((property) => property.getName() === 'baseURL')
    .map((property) => textOf(property.getInitializer()) ?? '');
  return [...configured, ...gone.map((call) => textOf(call.getArguments()[0]) ?? '')];
}
