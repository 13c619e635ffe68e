import { readFileSync } from 'node:fs';
import { builtFile } from '../built.ts';

let source: string | undefined;

/** The runner's code for the inside of documents, which sets `globalThis.waymark`. */
export function inPageCode(): string {
  source ??= readFileSync(builtFile('in-page/in-page.js'), 'utf8');
  return source;
}
