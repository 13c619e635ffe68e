import { execFileSync } from 'node:child_process';
import { PACKAGE } from './assemble-package.ts';

/** Packs the npm package that `npm run build` has made. */

const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', '..'], {
  cwd: PACKAGE,
  encoding: 'utf8',
});
console.log(`Packed dist/${packed.trim()}`);
