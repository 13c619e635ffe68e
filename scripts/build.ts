import { spawnSync } from 'node:child_process';

/** Builds all that vite makes and the types that scripts are written against; ends at the first that fails. */

for (const mode of ['in-page', 'report', 'chrome', 'firefox']) {
  run(mode, 'vite', ['build', '--mode', mode, '--logLevel', 'warn']);
}
run('types', 'node', ['node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.types.json']);

function run(what: string, command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) return;
  console.error(`Building “${what}” failed.`);
  process.exit(1);
}
