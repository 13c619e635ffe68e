import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that runs. */
export interface Program {
  close(): Promise<void>;
}

/**
 * Starts a program of an app by Node, and waits until it answers.
 * @param args the script and its arguments
 * @param url that it will answer at
 * @throws when it ends before or does not answer in time, with what it said
 */
export async function startProgram(folder: string, args: readonly string[], url: string): Promise<Program> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (said = (said + String(text)).slice(-4000)));
  }
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const until = Date.now() + PATIENCE;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await close();
      throw new Error(`${args.join(' ')} does not answer at ${url}:\n${said}`);
    }
    await sleep(100);
  }
  return { close };
}

/** For a program to start (milliseconds). */
const PATIENCE = 60_000;

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}
