import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { installedPostgres, NO_POSTGRES } from '../scripts/installed-postgres.js';

/** A PostgreSQL of one's own, which listens on a socket in its own folder alone. */
export interface Postgres extends AsyncDisposable {
  /** Makes an empty database. @returns its address */
  makeDatabase(): Promise<string>;
  /** The process that all others of the server are children of. */
  readonly pid: number;
  /** Ends the server at once, as a crash of the machine would, and starts it again. */
  restart(): Promise<void>;
}

/** It refuses to run as root, and is then run as nobody. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Starts a server on an empty folder, and takes both away in the end.
 * @param options such as `fsync=on`; what is written need not last by default
 */
export async function startPostgres(options: readonly string[] = ['fsync=off']): Promise<Postgres> {
  const programs = installedPostgres();
  if (programs === undefined) throw new Error(NO_POSTGRES);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-postgres-'));
  if (USER.uid !== undefined) await chown(folder, USER.uid, USER.gid);
  const data = join(folder, 'data');
  const asUser = { cwd: folder, ...USER };
  const made = spawn(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'waymark', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'],
    {
      ...asUser,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const [status]: unknown[] = await once(made, 'close');
  if (status !== 0) throw new Error(`initdb ended with ${String(status)}.`);

  const start = async () => {
    const all = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200', ...options];
    const server = spawn(join(programs, 'postgres'), ['-D', data, ...all.flatMap((one) => ['-c', one])], {
      ...asUser,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.stderr.on('data', (text) => {
      said = `${said}${String(text)}`.slice(-5000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    await promise;
    return server;
  };
  let server = await start();
  const kill = (): boolean => server.kill('SIGQUIT');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const closed = once(server, 'close');
    kill();
    await closed;
  };

  const addressOf = (name: string): string => `postgres://waymark@localhost/${name}?host=${folder}`;
  let databases = 0;
  return {
    get pid() {
      return server.pid ?? 0;
    },
    async makeDatabase() {
      databases += 1;
      const client = new Client({ connectionString: addressOf('postgres') });
      await client.connect();
      await client.query(`create database waymark_${databases}`);
      await client.end();
      return addressOf(`waymark_${databases}`);
    },
    async restart() {
      await stop();
      server = await start();
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
