import { PostgresDialect, type Dialect } from 'kysely';
import { Pool, types, TypeOverrides } from 'pg';

/** How many connections one process opens at most. */
const CONNECTIONS = 10;

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
    application_name: 'waymark',
    types: parsers,
  });
  // A connection that breaks while nobody uses it: whoever asks next gets another one, or the error.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
