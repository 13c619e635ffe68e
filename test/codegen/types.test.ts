import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printScript } from '../../codegen/print.ts';
import { journeyOf } from './journey-of.ts';
import { statements } from './statements.ts';

/** In the repository, so that `waymark` is found there as a script of a team finds it in theirs. */
const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, '.waymark'), { recursive: true });
  folder = mkdtempSync(join(root, '.waymark/types-'));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "extends": "../../tsconfig.json", "include": ["*.ts"] }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const everything = printScript(
  journeyOf([{ id: 'g', kind: 'group', title: 'All there is' }, ...statements.map(([step]) => step)], {
    synthetic: ['/*'],
    environment: { viewport: { width: 390, height: 844 } },
    inputs: { guest: 'Rudolph' },
    secrets: ['CODE'],
  }),
);

test('a script of all that can be recorded satisfies the strict compiler', async () => {
  writeFileSync(join(folder, 'everything.ts'), everything);
  writeFileSync(join(folder, 'nothing.ts'), printScript(journeyOf([])));
  expect(await compile()).toBe('');
}, 60_000);

test('a misspelt input, secret, tab, method or option is refused by the compiler: none is of type any', async () => {
  const right = ['inputs.guest', 'secrets.CODE', 'tabs.brochure', '.goto(', 'goesTo:', '.toHaveUrl('];
  for (const [index, word] of right.entries()) {
    const lines = everything.split('\n');
    const at = lines.findIndex((line) => line.includes(word));
    expect(at, word).toBeGreaterThan(0);
    const wrong = (lines[at] ?? '').replace(word, (letters) => letters.replace(/\w(?=\W*$)/, 'x'));
    lines.splice(at, 1, '// @ts-expect-error -- the compiler complains where this is not an error', wrong);
    writeFileSync(join(folder, `misspelt-${index}.ts`), lines.join('\n'));
  }
  expect(await compile()).toBe('');
}, 60_000);

/** What the compiler has to say. */
async function compile(): Promise<string> {
  const tsc = join(root, 'node_modules/typescript-7/bin/tsc');
  return promisify(execFile)(process.execPath, [tsc, '-p', folder], { cwd: root }).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Reflect.get(Object(error), 'stdout') || error),
  );
}
