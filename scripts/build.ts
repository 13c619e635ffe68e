import { spawnSync } from 'node:child_process';

/** Builds all that vite makes, one mode after another; ends at the first that fails. */

for (const mode of ['in-page', 'report', 'chrome', 'firefox']) {
  const { status } = spawnSync('vite', ['build', '--mode', mode, '--logLevel', 'warn'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`Building “${mode}” failed.`);
    process.exit(1);
  }
}
