import { writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { PACKAGE } from './assemble-package.ts';
import { packNpm } from './pack-npm.ts';
import { zipFolder } from './zip-folder.ts';

/** Packs what `npm run build` has made: the npm package, and the extension for each store. */

console.log(`Packed dist/${packNpm(PACKAGE, 'dist')}`);
for (const browser of ['chrome', 'firefox']) {
  const file = `dist/waymark-${manifest.version}-${browser}.zip`;
  writeFileSync(file, zipFolder(`dist/${browser}`));
  console.log(`Packed ${file}`);
}
