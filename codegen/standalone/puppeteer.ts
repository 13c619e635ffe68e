import type { Target } from './print.ts';

/** The code that all printed scripts take in. */
export const SHARED = [
  'codegen/standalone/pieces/replay.ts',
  'codegen/standalone/pieces/finder.ts',
  'codegen/standalone/pieces/tab.ts',
  'codegen/standalone/pieces/locator.ts',
  'codegen/standalone/pieces/frames.ts',
  'codegen/standalone/pieces/expect.ts',
  'codegen/standalone/pieces/effects.ts',
  'codegen/standalone/pieces/find.ts',
  'codegen/standalone/pieces/pointing.ts',
  'codegen/standalone/pieces/filling.ts',
  'codegen/standalone/pieces/selecting.ts',
  'codegen/standalone/pieces/keys.ts',
  'codegen/standalone/pieces/caret.ts',
  'codegen/standalone/pieces/pasting.ts',
  'codegen/standalone/pieces/dragging.ts',
  'codegen/standalone/pieces/scrolling.ts',
  'codegen/standalone/pieces/files.ts',
  'journey/url.ts',
  'journey/file-name.ts',
  'journey/wildcard.ts',
];

/** A script for Node that needs the package `puppeteer` alone. */
export const puppeteer: Target = {
  files: ['codegen/standalone/pieces/puppeteer.ts', ...SHARED],
  head: [
    '// A journey as a script of its own, written by Waymark: it needs nothing but the package puppeteer.',
    '// Run it by “node” and its name; the secrets come from environment variables.',
  ].join('\n'),
  secret: (name) => `secret(${name})`,
  tail: 'await replay(walk);',
};
