import { readFileSync } from 'node:fs';
import { sideBySide, type Work } from './side-by-side.ts';

/** Runs all that package.json has as a `check:…`, side by side, in that order: what takes longest comes first. */

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

await sideBySide(
  Object.entries(scripts).flatMap(([name, command]): Work[] =>
    name.startsWith('check:') ? [{ name, command }] : [],
  ),
);
