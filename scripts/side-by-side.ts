import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** A command line, and what to call it when it fails. */
export interface Work {
  name: string;
  command: string;
}

/**
 * Runs commands side by side, as many at a time as there are processors, and prints what each said once it has ended.
 * Sets this process's exit code to 1, and says so, for each that fails.
 */
export async function sideBySide(works: readonly Work[]): Promise<void> {
  const left = [...works];
  const runAll = async (): Promise<void> => {
    for (let work = left.shift(); work; work = left.shift()) await run(work);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runAll));
}

async function run({ name, command }: Work): Promise<void> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (said += String(text)));
  }
  const [status]: unknown[] = await once(child, 'close');
  process.stdout.write(said);
  if (status === 0) return;
  console.error(`“${name}” failed: ${command}`);
  process.exitCode = 1;
}
