import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Tables } from './tables.ts';

/** How the tables came to be, one step after another; a step that was released is never changed. */

export type Database = 'sqlite' | 'postgres';

/** Brings the tables to what this version of Waymark knows. Two processes that try at once do it once. */
export async function migrate(db: Kysely<Tables>, database: Database): Promise<void> {
  const all = migrations(database);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => all } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(`The history could not be brought up to date, and is as it was: ${reason}`, {
    cause: error,
  });
}

/** All steps by their names, oldest first. */
function migrations(database: Database): Record<string, Migration> {
  return {
    '001-history': { up: (db) => history(db, database) },
    '002-one-open-run': { up: oneOpenRun },
  };
}

/** The database itself refuses a second run of a journey at a location while one is open. */
async function oneOpenRun({ schema }: Kysely<unknown>): Promise<void> {
  await schema.dropIndex('runs_open').execute();
  await schema
    .createIndex('runs_open')
    .unique()
    .on('runs')
    .columns(['journey', 'location'])
    .where(sql.ref('state'), 'in', sql`('queued', 'running')`)
    .execute();
}

async function history(db: Kysely<unknown>, database: Database): Promise<void> {
  const { schema } = db;
  const identity = database === 'sqlite' ? 'integer' : 'bigserial';
  const bytes = database === 'sqlite' ? 'blob' : 'bytea';
  // Rows that are found by their key alone lie in the key's own tree: half the size, and one look-up fewer.
  const byKey = database === 'sqlite' ? sql`without rowid` : sql``;
  const numbered = (name: string) => {
    const table = schema.createTable(name);
    return database === 'sqlite'
      ? table.addColumn('id', identity, (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', identity, (column) => column.primaryKey());
  };

  await numbered('journeys')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .execute();

  await numbered('runs')
    .addColumn('journey', 'bigint', (column) => column.notNull().references('journeys.id'))
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('slot', 'bigint')
    .addColumn('missed', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('duration', 'bigint')
    .addColumn('verdict', 'text')
    .addColumn('cause', 'text')
    .addColumn('message', 'text')
    .addColumn('step', 'text')
    .addColumn('excused', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('folder', 'text')
    .addColumn('folder_bytes', 'bigint')
    .execute();
  await schema
    .createIndex('runs_slot')
    .unique()
    .on('runs')
    .columns(['journey', 'location', 'slot'])
    .where(sql.ref('slot'), 'is not', null)
    .execute();
  await schema.createIndex('runs_latest').on('runs').columns(['journey', 'claimed_at']).execute();
  await schema
    .createIndex('runs_open')
    .on('runs')
    .columns(['journey', 'location'])
    .where(sql.ref('state'), 'in', sql`('queued', 'running')`)
    .execute();
  await schema
    .createIndex('runs_folders')
    .on('runs')
    .columns(['claimed_at', 'folder_bytes'])
    .where(sql.ref('folder'), 'is not', null)
    .execute();
  await schema.createIndex('runs_age').on('runs').columns(['claimed_at']).execute();

  await numbered('series')
    .addColumn('journey', 'bigint', (column) => column.notNull().references('journeys.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addUniqueConstraint('series_name', ['journey', 'kind', 'name'])
    .execute();

  await schema
    .createTable('steps')
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('series', 'bigint', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('duration', 'integer', (column) => column.notNull())
    .addColumn('failed', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('steps_key', ['run', 'number'])
    .modifyEnd(byKey)
    .execute();

  await schema
    .createTable('trend')
    .addColumn('series', 'bigint', (column) => column.notNull())
    .addColumn('hour', 'bigint', (column) => column.notNull())
    .addColumn('bucket', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('trend_key', ['series', 'hour', 'bucket'])
    .modifyEnd(byKey)
    .execute();

  await schema
    .createTable('tally')
    .addColumn('journey', 'bigint', (column) => column.notNull())
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('hour', 'bigint', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_key', ['journey', 'hour', 'location', 'outcome'])
    .modifyEnd(byKey)
    .execute();

  await schema
    .createTable('records')
    .addColumn('run', database === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('record', bytes, (column) => column.notNull())
    .execute();

  await schema
    .createTable('states')
    .addColumn('journey', 'bigint', (column) => column.notNull())
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('states_key', ['journey', 'location'])
    .execute();

  await numbered('incidents')
    .addColumn('journey', 'bigint', (column) => column.notNull().references('journeys.id'))
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('told_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('green_run', 'bigint')
    .addColumn('deployed', 'text')
    .execute();
  // Two open incidents of one journey would be two alerts: the database itself refuses the second.
  await schema
    .createIndex('incidents_open')
    .unique()
    .on('incidents')
    .columns(['journey', 'location'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await schema.createIndex('incidents_since').on('incidents').columns(['since']).execute();

  await numbered('outbox')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('error', 'text')
    .execute();
  await schema
    .createIndex('outbox_waiting')
    .on('outbox')
    .columns(['next_at'])
    .where(sql.ref('sent_at'), 'is', null)
    .execute();

  await numbered('deploys')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await numbered('maintenance')
    .addColumn('from', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('journey', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}
