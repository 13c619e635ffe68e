#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** The command line. Waymark brings a Node of its own along, for machines whose Node is too old for it. */

const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isTooOld = major < 22 || (major === 22 && minor < 18);

if (isTooOld && existsSync(own)) {
  const { status } = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else if (isTooOld) {
  console.error(`Waymark needs Node 22.18 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else {
  // Halves the time to start: what was compiled is kept in the system's folder for temporary files.
  module.enableCompileCache();
  // Scripts and settings are modules, also where the repo's package.json says nothing of it: no news for the reader.
  const { emitWarning } = process;
  process.emitWarning = (...args) => {
    const [, how] = args;
    const code = typeof how === 'object' ? how.code : undefined;
    if (code !== 'MODULE_TYPELESS_PACKAGE_JSON') Reflect.apply(emitWarning, process, args);
  };
  const { main } = await import('../runner/cli.ts');
  process.exitCode = await main(process.argv.slice(2));
}
