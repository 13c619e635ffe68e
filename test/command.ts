import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { installedShell } from '../scripts/installed-shell.js';

/** What a command line came to. */
export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const shell = installedShell();

/** Has a process replay in Chrome's headless shell, where it is installed: that takes a third of Chrome's time. */
export const IN_SHELL: Readonly<Record<string, string>> =
  shell === undefined ? {} : { PUPPETEER_EXECUTABLE_PATH: shell };

/** How `waymark` is run: that of the sources, or of the package that lies in a folder; with which browser. */
type How = Parameters<typeof run>[2] & { from?: string; isInChrome?: boolean };

/** Runs `waymark` as a process of its own. It replays in the headless shell unless it is to do so in Chrome. */
export async function waymark(
  args: readonly string[],
  { from = ROOT, isInChrome = false, env, ...how }: How = {},
): Promise<Outcome> {
  const all = { ...(!isInChrome && IN_SHELL), ...env };
  return run(process.execPath, [join(from, 'bin/waymark.js'), ...args], { ...how, env: all });
}

/** Runs a program, with `input` typed at it; resolves when it has ended and all its output is there. */
export async function run(
  program: string,
  args: readonly string[],
  { cwd = ROOT, env = {}, input }: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<Outcome> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Whoever reads nothing may have ended by now; what came of it is in its output.
  child.stdin.on('error', () => undefined).end(input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += String(text)));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += String(text)));
  const [status]: unknown[] = await once(child, 'close');
  return { status: typeof status === 'number' ? status : -1, stdout, stderr };
}

/** An empty folder inside the checkout, where scripts can import `waymark`; gone when disposed of. */
export async function scratch(): Promise<AsyncDisposable & { path: string }> {
  const path = join(ROOT, '.waymark', 'test', crypto.randomUUID());
  await mkdir(path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
