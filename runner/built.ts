import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Misuse } from './play/failure.ts';

/**
 * The path of something that `npm run build` makes, such as `in-page/in-page.js` or `chrome` (the extension).
 * @throws {Misuse} when it has not been built
 */
export function builtFile(name: string): string {
  const path = fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
  if (!existsSync(path))
    throw new Misuse(`${path} is not there yet: run “npm run build” in Waymark's folder.`);
  return path;
}
