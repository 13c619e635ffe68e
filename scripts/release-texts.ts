/** The files that tell the version. */
export const RELEASE_FILES = ['package.json', 'package-lock.json', 'manifest.json', 'CHANGELOG.md'];

/**
 * What one of them says once a version is released: its number, and in the changes what was unreleased under its name.
 * @param day such as 2026-11-27
 * @throws {Error} when nothing is said to have changed, or the file has no version
 */
export function released(file: string, text: string, version: string, day: string): string {
  if (file.endsWith('.md')) return headed(text, version, day);
  // The lock tells it twice: of itself, and of the package that it is of.
  const times = file === 'package-lock.json' ? 2 : 1;
  let count = 0;
  const numbered = text.replaceAll(/"version": "[^"]+"/g, (said) =>
    (count += 1) > times ? said : `"version": "${version}"`,
  );
  if (count < times) throw new Error(`${file} has no version.`);
  return numbered;
}

const UNRELEASED = '## Unreleased\n';

function headed(changes: string, version: string, day: string): string {
  const [before, after] = changes.split(UNRELEASED);
  const said = after?.split(/^## /m)[0]?.trim();
  if (after === undefined || !said)
    throw new Error('CHANGELOG.md says of nothing that it changed; write it under “## Unreleased”.');
  return `${before}${UNRELEASED}\n## ${version} (${day})\n${after}`;
}
