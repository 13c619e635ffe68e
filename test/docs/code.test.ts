import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ROOT, run, scratch } from '../command.ts';
import { blocksOf, pages } from './pages.ts';

/** What a block that shows a part of a script takes from around it. */
const AROUND = `import type { JourneyPage } from 'waymark';
declare global {
  const page: JourneyPage;
  const expect: (typeof import('waymark'))['expect'];
  const secrets: { PASSWORD: string };
  const request: Request;
  const publicKey: JsonWebKey;
}
`;

const OPTIONS = {
  extends: '../../../tsconfig.json',
  // Examples name what they do not use, and leave out what a reader fills in.
  compilerOptions: { types: ['node'], noUnusedLocals: false, noUnusedParameters: false },
  include: ['*.ts'],
};

test('every TypeScript block of the documentation type-checks against the types of the package', async () => {
  const found = pages().flatMap(({ file, text }) =>
    blocksOf(text)
      .filter(({ language }) => language === 'ts')
      .map(({ code, line }) => ({ code, name: `${file.replaceAll('/', '.')}.${line}` })),
  );
  expect(found.length).toBeGreaterThan(7);
  expect(await problems(found)).toBe('');
});

test('every YAML block is YAML, and so is what is given for containers', () => {
  const deployed = ['compose', 'kubernetes'].map((name) =>
    readFileSync(join(ROOT, `deploy/${name}.yaml`), 'utf8'),
  );
  const written = pages().flatMap(({ text }) => blocksOf(text).filter(({ language }) => language === 'yaml'));
  for (const text of [...deployed, ...written.map(({ code }) => code)])
    expect(
      parseAllDocuments(text, { merge: true }).flatMap(({ errors }) => errors),
      text,
    ).toEqual([]);
  expect(written.length).toBeGreaterThan(1);
});

test('a block that does not would be found', async () => {
  const code = 'await page.getByLabel("Email").fil("x");';
  expect(await problems([{ code, name: 'README.md.1' }])).toContain(
    "README.md.1.ts(1,32): error TS2551: Property 'fil'",
  );
});

async function problems(blocks: { code: string; name: string }[]): Promise<string> {
  await using folder = await scratch();
  await writeFile(join(folder.path, 'around.ts'), AROUND);
  await writeFile(join(folder.path, 'tsconfig.json'), JSON.stringify(OPTIONS));
  for (const { code, name } of blocks) {
    const isModule = /^(import|export) /m.test(code);
    await writeFile(join(folder.path, `${name}.ts`), isModule ? code : `${code}\nexport {};`);
  }
  const { stdout } = await run(process.execPath, [
    join(ROOT, 'node_modules/typescript-7/bin/tsc'),
    '-p',
    join(folder.path, 'tsconfig.json'),
  ]);
  return stdout;
}
