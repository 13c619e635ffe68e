import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { released, RELEASE_FILES } from './release-texts.ts';

/**
 * Makes a release of the checkout that it is called in: `npm run release -- VERSION`. Tests come before anything is
 * written; it commits, tags and packs here, and publishes nothing.
 */

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [version = '', ...more] = positionals;
  if (!/^\d+\.\d+\.\d+$/.test(version) || more.length > 0)
    throw new Error(`name one version, such as 0.2.0; saw “${positionals.join(' ')}”.`);
  release(version);
} catch (error) {
  console.error(`release: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function release(version: string): void {
  if (git('status', '--porcelain') !== '') throw new Error('there are changes that are not committed.');
  if (git('tag', '--list', `v${version}`) !== '') throw new Error(`v${version} was released already.`);
  const day = new Date().toISOString().slice(0, 10);
  const texts = RELEASE_FILES.map(
    (file) => [file, released(file, readFileSync(file, 'utf8'), version, day)] as const,
  );
  if (!succeeds('npm', 'test')) throw new Error('tests failed; nothing was written.');
  for (const [file, text] of texts) writeFileSync(file, text);
  if (!succeeds('npm', 'run', '--silent', 'pack'))
    throw new Error('it could not be packed. Undo what was written: git checkout .');
  git('commit', '--quiet', '--all', '--message', `Release ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Waymark ${version}`);
  console.log(`
Waymark ${version} is committed and tagged here. What is left, when you mean it:

  git push --follow-tags
  npm publish dist/waymark-${version}.tgz
  upload dist/waymark-${version}-chrome.zip to the Chrome Web Store, dist/waymark-${version}-firefox.zip to addons.mozilla.org
  (texts: docs/store/listing.md)`);
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}
