import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { main } from '../../runner/cli.ts';
import { ROOT } from '../command.ts';
import { blocksOf, inlineCode, pages } from './pages.ts';

/**
 * Every command line that is written down, for readers and in what is given to them, is one that there is. It is read by
 * the command itself, which is then asked for its help instead of being run.
 */

afterEach(() => vi.restoreAllMocks());

/** `waymark` at the start of a line, or after `npx` on it. */
const COMMAND = /(?:^|\bnpx (?:--no-install )?)waymark ((?:[a-z]+|--[a-z]+)(?: .*)?)$/;

test.each(
  pages()
    .map(({ file, text }) => ({ file, lines: commandsOn(text) }))
    .filter(({ lines }) => lines.length > 0),
)('$file names only commands and flags that there are', async ({ lines }) => {
  for (const line of lines) expect(await refusal(wordsOf(line)), line).toBe('');
});

test('a command or flag that there is not would be found', async () => {
  const [said] = commandsOn('Call `npx waymark\nruns` or\n\n    npx waymark run --shards 1/2   # a part\n');
  expect(said).toBe('run --shards 1/2   # a part');
  expect(await refusal(wordsOf(said ?? ''))).toContain('no --shards');
  expect(await refusal(['runs'])).toContain('no command “runs”');
  expect(await refusal(['record', '--onto', 'x'])).toContain('--onto');
});

test('the scripts of package.json that pages name are there', () => {
  const { scripts }: { scripts: object } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const { file, text } of pages())
    for (const [line, name = ''] of text.matchAll(/npm run (?:--silent )?([a-z:]+)/g))
      expect(Object.keys(scripts), `${file}: ${line}`).toContain(name);
});

test('containers are given commands that there are', async () => {
  const file = (name: string): string => readFileSync(join(ROOT, 'deploy', name), 'utf8');
  const [image = ''] = /(?<=^CMD ).*/m.exec(file('Dockerfile')) ?? [];
  const all: string[][] = [JSON.parse(image)];
  for (const name of ['compose.yaml', 'kubernetes.yaml'])
    for (const one of parseAllDocuments(file(name))) all.push(...commandsIn(one.toJS()));
  expect(all.map(([command]) => command)).toEqual(['run', 'monitor', 'worker', 'monitor', 'worker']);
  for (const args of all) expect(await refusal(args), args.join(' ')).toBe('');
});

/** What containers are told to do, wherever it stands. */
function commandsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'command' || key === 'args') && Array.isArray(inner) ? [inner.map(String)] : commandsIn(inner),
  );
}

/** The command lines on a page, without the program's own name. */
function commandsOn(text: string): string[] {
  const lines = [
    ...blocksOf(text).flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n')),
    ...inlineCode(text),
  ];
  return lines.flatMap((line) => {
    const [, command] = COMMAND.exec(line) ?? [];
    return command === undefined ? [] : [command];
  });
}

/** Its words, as a shell sees them; what may be left out is there. */
function wordsOf(line: string): string[] {
  const [said = ''] = line.split(/ #| && | \| | ──|  +[a-z]/);
  return [...said.matchAll(/"[^"]*"|'[^']*'|\S+/g)]
    .map(([word]) => word.replaceAll(/^["'[]|["'\],.]$/g, ''))
    .filter((word) => !/^…?$/.test(word));
}

/** What a command line is refused with; nothing when all of it is known. */
async function refusal(args: string[]): Promise<string> {
  let said = '';
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation((text) => void (said += String(text)));
  const status = await main(
    args.includes('--help') || args.includes('--version') ? args : [...args, '--help'],
  );
  return status === 0 ? said : said || `exit code ${status}`;
}
