import { rmSync } from 'node:fs';
import { assemblePackage, PACKAGE } from './assemble-package.ts';
import { sideBySide } from './side-by-side.ts';

/** Builds all that vite makes, the types that scripts are written against, and the npm package of all that. */

rmSync(PACKAGE, { recursive: true, force: true });

await sideBySide([
  ...['chrome', 'firefox', 'report', 'dashboard', 'in-page', 'vitals'].map((mode) => ({
    name: mode,
    command: `vite build --mode ${mode} --logLevel warn`,
  })),
  { name: 'types', command: 'node node_modules/typescript-7/bin/tsc -p tsconfig.types.json' },
  { name: 'package', command: 'node node_modules/typescript-7/bin/tsc -p tsconfig.package.json' },
]);

if (!process.exitCode) assemblePackage();
