import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ProcessTree, type Weight } from './process-tree.ts';

/** A command line. */
export interface Command {
  /** The program and its arguments. */
  line: readonly string[];
  cwd?: string;
  env: Readonly<Record<string, string>>;
}

/**
 * Runs commands side by side to their end.
 * @returns how long they took (seconds)
 * @throws when one fails, with what it said
 */
export async function timed(commands: readonly Command[]): Promise<number> {
  const start = performance.now();
  await Promise.all(commands.map((command) => begin(command).ended));
  return (performance.now() - start) / 1000;
}

/** As `timed`, and gives what they used. */
export async function weighed(commands: readonly Command[]): Promise<Weight> {
  const begun = commands.map(begin);
  const tree = new ProcessTree(begun.flatMap(({ pid }) => pid ?? []));
  try {
    await Promise.all(begun.map(({ ended }) => ended));
  } finally {
    tree.weight();
  }
  return tree.weight();
}

function begin({ line, cwd, env }: Command): { pid: number | undefined; ended: Promise<void> } {
  const [program = '', ...args] = line;
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const end = async (): Promise<void> => {
    const [code, signal] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code ?? signal}:\n${said.slice(-4000)}`);
  };
  return { pid: child.pid, ended: end() };
}

/** What hangs is ended (milliseconds). */
const LONGEST = 300_000;
