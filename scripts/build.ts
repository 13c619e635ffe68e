import { sideBySide } from './side-by-side.ts';

/** Builds all that vite makes and the types that scripts are written against. */

await sideBySide([
  ...['chrome', 'firefox', 'report', 'in-page'].map((mode) => ({
    name: mode,
    command: `vite build --mode ${mode} --logLevel warn`,
  })),
  { name: 'types', command: 'node node_modules/typescript-7/bin/tsc -p tsconfig.types.json' },
]);
