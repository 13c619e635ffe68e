import { PostgresDialect, type Dialect } from 'kysely';
import { Pool, types, TypeOverrides } from 'pg';

/** How many connections one process opens at most. */
const CONNECTIONS = 10;
/** How long one is waited for (milliseconds). */
const PATIENCE = 10_000;

/**
 * A database of PostgreSQL as a dialect of Kysely. Whole numbers and sums come as numbers: those of a history are
 * times, sizes and counts, far below where a number would be rounded.
 * @param address such as `postgres://user:password@host/name`
 */
export function pooledPostgres(address: string): Dialect {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  parsers.setTypeParser(types.builtins.NUMERIC, Number);
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    application_name: 'waymark',
    types: parsers,
  });
  // A connection that breaks tells whoever waits for an answer of it; with nobody listening it would end the process.
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return new PostgresDialect({ pool });
}
