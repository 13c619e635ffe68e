import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { SHARED } from '../codegen/standalone/puppeteer.ts';
import manifest from '../package.json' with { type: 'json' };

/** The folder of the npm package, as it is packed. */
export const PACKAGE = 'dist/package';

/**
 * Makes a package of the modules that were compiled into its folder: adds what was built for browsers, and a manifest.
 * Node strips types from no file under node_modules, so the package holds JavaScript, in folders as the sources lie.
 * @throws {Error} when a module imports what is no dependency
 */
export function assemblePackage(): void {
  for (const file of globSync('runner/**/*.css')) copy(file);
  // Scripts that need no Waymark take these in as they are written.
  for (const file of new Set([...globSync('codegen/standalone/pieces/*.ts'), ...SHARED])) copy(file);
  for (const name of ['chrome', 'report', 'dashboard', 'in-page', 'vitals', 'types'])
    copy(join('dist', name));
  for (const file of [
    'deploy',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'action.yml',
    'journey/journey.schema.json',
  ])
    copy(file);
  // What the command line says names pages of the documentation.
  for (const file of globSync('docs/**/*.{md,png}', { exclude: ['docs/store/**'] })) copy(file);
  writeFileSync(join(PACKAGE, 'package.json'), `${JSON.stringify(packageManifest(), null, 2)}\n`);
}

function copy(path: string): void {
  const to = join(PACKAGE, path);
  mkdirSync(join(to, '..'), { recursive: true });
  cpSync(path, to, { recursive: true });
}

/** The package's own manifest: nothing of how Waymark is built, and the dependencies that are left after it. */
function packageManifest(): object {
  const { name, version, description, license, type, engines, bin, exports } = manifest;
  const { peerDependencies, peerDependenciesMeta } = manifest;
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin,
    exports: JSON.parse(JSON.stringify(exports).replaceAll(/\.ts"/g, '.js"').replaceAll('.d.js"', '.d.ts"')),
    dependencies: dependencies(),
    peerDependencies,
    peerDependenciesMeta,
  };
}

/** The dependencies that the package's modules import, in the versions that are used here. */
function dependencies(): Record<string, string> {
  const known = new Map(Object.entries(manifest.dependencies));
  const used = globSync(`${PACKAGE}/{bin,journey,codegen,runner}/**/*.js`).flatMap(importsOf);
  return Object.fromEntries(
    [...new Set(used)]
      .filter((name) => !(name in manifest.peerDependencies))
      .toSorted()
      .map((name) => {
        const version = known.get(name);
        if (version === undefined) throw new Error(`The package imports ${name}, which is no dependency.`);
        return [name, version];
      }),
  );
}

/** The packages that a module imports. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => !/^(\.|node:|waymark$)/.test(name) && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}
