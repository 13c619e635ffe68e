import { ts } from 'ts-morph';
import type { Target } from '../standalone/print.ts';
import { SHARED } from '../standalone/puppeteer.ts';

/** The runtime that canaries are written for; AWS takes old ones out of use after a while. */
export const RUNTIME = 'syn-nodejs-puppeteer-17.0';

/** A canary of CloudWatch Synthetics, in TypeScript as yet. */
export const canary: Target = {
  files: ['codegen/standalone/pieces/canary.ts', ...SHARED],
  head: '// A journey as a canary of CloudWatch Synthetics, written by Waymark.',
  secret: (name) => `await secret(${name})`,
  tail: 'exports.handler = () => replay(walk);',
};

/**
 * Takes the types out of a script and turns its imports into what a CommonJS module has for them, and the folder of the
 * script into its name there.
 * @throws {Error} for what a canary can't import, as the runtime has no such package
 */
export function asCommonJs(script: string): string {
  const { outputText } = ts.transpileModule(script, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  const common = outputText
    .replace(/^import (\w+) from ("[^"]+");$/gm, 'const $1 = require($2);')
    .replace(/^import (\{[^}]*\}) from ("[^"]+");$/gm, (_, names: string, from: string) => {
      return `const ${names.replaceAll(/(\w+) as (\w+)/g, '$1: $2')} = require(${from});`;
    })
    .replaceAll('import.meta.dirname', '__dirname')
    // The compiler leaves out the empty lines.
    .replace(/(?<!\*\/)\n(?=(?: {4})?\/\*\*|(?:async function|function|class|const) )/g, '\n\n');
  const [foreign] = /^(?:import|export)\b.*|^const .*\brequire\("(?!node:|@aws)[^"]*"\);/m.exec(common) ?? [];
  if (foreign === undefined) return common;
  throw new Error(
    `A canary is one file, and the runtime has nothing for “${foreign}”. Take it out of the script, and sync.`,
  );
}
