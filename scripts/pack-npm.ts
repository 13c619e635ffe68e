import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Packs a folder as npm does. The same files give the same bytes: npm itself leaves out when they were written, and
 * whoever wrote them may have had other rights to give.
 * @param to the folder to write the tarball to
 * @returns its name
 */
export function packNpm(folder: string, to: string): string {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644); // npm lets programs be run
  const args = ['pack', '--silent', '--pack-destination', resolve(to)];
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim();
}
