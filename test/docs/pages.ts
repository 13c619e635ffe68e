import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../command.ts';

/** A page of the documentation. */
export interface Page {
  /** From the checkout's folder. */
  file: string;
  text: string;
}

/** All that is written for readers. */
export function pages(): Page[] {
  return globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT })
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}

/** A block of code, and the line of its page that it begins after. */
export interface Block {
  language: string;
  code: string;
  line: number;
}

/** The blocks of code on a page, fenced or indented; the latter in no language. */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', language] = /^( *)```(\w*)/.exec(lines[at] ?? '') ?? [];
    const isIndented = language === undefined && /^ {4}\S/.test(lines[at] ?? '') && !isText(lines[at - 1]);
    if (language === undefined && !isIndented) continue;
    const begins = at;
    const end = (line: string): boolean =>
      isIndented ? isText(line) && !line.startsWith('    ') : /^ *```/.test(line);
    if (!isIndented) at += 1;
    const from = at;
    while (at < lines.length && !end(lines[at] ?? '')) at += 1;
    const code = lines.slice(from, at).map((line) => line.slice(isIndented ? 4 : indent.length));
    blocks.push({ language: language ?? '', code: code.join('\n'), line: begins + 1 });
  }
  return blocks;
}

function isText(line = ''): boolean {
  return line.trim() !== '';
}

/** Code within sentences: what stands between backticks, on one line or over the end of one. */
export function inlineCode(text: string): string[] {
  const prose = text.replaceAll(/^ *```[^]*?^ *```/gm, '').replaceAll(/^ {4}.*$/gm, '');
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '));
}
