import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Case } from './case.ts';

/** What was built: each file that the site then has, by its path there. */
interface Bundled {
  readonly files: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds the pages that are made with components from `node_modules`: their modules and styles, as Vite does for any
 * site.
 */
export async function bundle(cases: readonly Case[]): Promise<Bundled> {
  if (cases.length === 0) return { files: new Map(), remove: async () => undefined };
  // Below the project, where its packages are found; of this process alone, as several may build at once.
  const folder = join(root, 'dist', `cases-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const inputs = cases.map(({ name }) => join(folder, `${name}.html`));
  for (const [index, { html }] of cases.entries()) {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">${html}</html>`;
    await writeFile(inputs[index] ?? '', page);
  }
  const outDir = join(folder, 'built');
  await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, minify: false, target: 'esnext', rolldownOptions: { input: inputs } },
  });
  const files = await readdir(outDir, { recursive: true, withFileTypes: true });
  const built = new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const path = join(file.parentPath, file.name);
        return [`/${relative(outDir, path)}`.replace(/\.html$/, ''), path];
      }),
  );
  return { files: built, remove: () => rm(folder, { recursive: true, force: true }) };
}
