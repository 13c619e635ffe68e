import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import { ROOT } from '../command.ts';

/** What docs/security.md promises: for each threat a test, for each dependency a reason. */

const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');

/** The rows of the tables below a heading, as their cells. */
function rowsOf(heading: string): string[][] {
  const section = text.split(/^(?=## )/m).find((part) => part.startsWith(`## ${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => /^\| (?!-{3}|They|Package)/.test(line));
  return rows.map((line) => line.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim()));
}

/** The tests that a cell names. */
function testsIn(cell: string): { file: string; title: string }[] {
  return cell.split('<br>').map((one) => {
    const [, file = '', title = ''] = /^`([\w/-]+\.test\.ts)` _(.+)_$/.exec(one) ?? [];
    return { file, title };
  });
}

const THREATS = rowsOf('Threats');

test('the model has threats by all kinds of attackers', () => {
  expect(THREATS.length).toBeGreaterThan(35);
  expect(text.match(/^### /gm)).toHaveLength(5);
});

test.each(THREATS)('“%s” is answered by tests that there are', (_, __, cell = '') => {
  for (const { file, title } of testsIn(cell)) {
    const source = readFileSync(join(ROOT, 'test', file), 'utf8');
    // A title of its own, or the name of a case.
    expect(source, file).toMatch(new RegExp(`['"\`]${RegExp.escape(title)}['"\`]`));
  }
});

test('every dependency has its reason, and they are as many as is said', () => {
  const named = rowsOf('What comes along').flatMap(([names = '']) => names.split(', '));
  expect(named.toSorted()).toEqual(
    Object.keys(manifest.dependencies)
      .map((name) => `\`${name}\``)
      .toSorted(),
  );
  const all = Object.entries(lock.packages).filter(
    ([path, how]) => path !== '' && !('dev' in how || 'devOptional' in how || 'peer' in how),
  );
  expect(text).toContain(`${named.length} packages are dependencies, ${all.length} with what these need`);
  const running = all.filter(([, how]) => 'hasInstallScript' in how).map(([path]) => path);
  expect(running).toEqual(['node_modules/puppeteer']);
});

test('no module reads an archive', () => {
  for (const file of globSync('{bin,codegen,extension,journey,runner}/**/*.{js,ts,tsx}', { cwd: ROOT })) {
    expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(
      /\b(unzip|gunzip|Unzip|Gunzip|brotliDecompress)/,
    );
  }
});
