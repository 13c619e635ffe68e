import { readdir, readFile, readlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { profileIn } from '../../runner/play/browser.ts';

/** What tells a browser's processes and profile from all others: the folder of its profile. */
export function markOf(browser: Browser): string {
  const profile = profileIn(browser.process()?.spawnargs ?? []);
  if (profile === '') throw new Error('This browser has no profile of its own.');
  return profile;
}

/** The processes whose command line names `mark`, and folders of profiles there; on Linux. */
export async function leftBehind(mark: string): Promise<string[]> {
  const processes = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => {
        const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
        const isGone = /\) Z/.test(state); // ended, and only waiting to be asked how
        return line.includes(mark) && !isGone
          ? [`process ${pid}: ${line.replaceAll('\0', ' ').slice(0, 120)}`]
          : [];
      }),
  );
  const profiles = existsSync(mark) ? await readdir(mark) : [];
  const folders = /_profile-\w+$/.test(mark)
    ? profiles
    : profiles.filter((name) => /_profile-|^\.org\.chromium/.test(name));
  return [...processes.flat(), ...folders.map((name) => `folder ${name}`)];
}

/** The ports that this process listens at; on Linux. */
export async function openPorts(): Promise<number[]> {
  const files = await readdir('/proc/self/fd');
  const opened = await Promise.all(files.map((file) => readlink(`/proc/self/fd/${file}`).catch(() => '')));
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8')));
  const sockets = tables.flatMap((table) => table.trim().split('\n').slice(1));
  const ports = sockets.flatMap((socket) => {
    const fields = socket.trim().split(/\s+/);
    const [, local = '', , state] = fields;
    const isOurs = opened.includes(`socket:[${fields[9]}]`);
    return isOurs && state === LISTENING ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
  return ports.toSorted((a, b) => a - b);
}

/** As Linux writes the state of a socket. */
const LISTENING = '0A';
