import { sql } from 'kysely';
import type { History } from './open.ts';

/** How long what is kept. Ages in milliseconds, sizes in bytes. */
export interface Retention {
  /** Runs with their steps; the trend and the tally stay. */
  runs: number;
  /** Pictures and records, which take the most room. */
  evidence: number;
  /** All pictures together; the oldest go first. */
  evidenceBytes: number;
}

/** Where pictures lie. */
export interface EvidenceStore {
  /** Takes the folder of a run away; one that is gone already is no error. */
  remove(folder: string): Promise<void>;
}

/** How many runs are taken in one transaction: nobody waits long for it. */
const BATCH = 500;

/**
 * Lets go what is older than it is kept, evidence folders together with what the history says of them. What open
 * incidents show stays. Stopped at any point it goes on where it was the next time.
 * @returns how many runs and folders went
 */
export async function retain(
  history: History,
  evidence: EvidenceStore,
  keep: Retention,
  now: number,
): Promise<{ runs: number; folders: number }> {
  let folders = await dropFolders(history, evidence, now - keep.evidence);
  folders += await dropLargest(history, evidence, keep.evidenceBytes);
  await dropRecords(history, now - keep.evidence);
  const runs = await dropRuns(history, evidence, now - keep.runs);
  await history.db
    .deleteFrom('outbox')
    .where('sent_at', 'is not', null)
    .where('created_at', '<', now - keep.runs)
    .execute();
  if (history.database === 'sqlite' && runs + folders > 0)
    await sql`pragma incremental_vacuum`.execute(history.db);
  return { runs, folders };
}

async function dropFolders(history: History, evidence: EvidenceStore, before: number): Promise<number> {
  let number = 0;
  for (;;) {
    const rows = await folders(history).where('claimed_at', '<', before).limit(BATCH).execute();
    if (rows.length === 0) return number;
    number += rows.length;
    await drop(history, evidence, rows);
  }
}

async function dropLargest(history: History, evidence: EvidenceStore, most: number): Promise<number> {
  const { bytes } = await history.db
    .selectFrom('runs')
    .select(({ fn }) => fn.sum('folder_bytes').as('bytes'))
    .where('folder', 'is not', null)
    .executeTakeFirstOrThrow();
  let excess = Number(bytes ?? 0) - most;
  let number = 0;
  while (excess > 0) {
    const rows = await folders(history).limit(BATCH).execute();
    const going: typeof rows = [];
    for (const row of rows) {
      if (excess <= 0) break;
      excess -= row.folder_bytes ?? 0;
      going.push(row);
    }
    if (going.length === 0) return number; // all that is left belongs to open incidents
    number += going.length;
    await drop(history, evidence, going);
  }
  return number;
}

/** Runs with a folder, oldest first, without what an open incident shows. */
function folders(history: History) {
  return history.db
    .selectFrom('runs')
    .select(['id', 'folder', 'folder_bytes'])
    .where('folder', 'is not', null)
    .where('id', 'not in', shownByIncidents(history))
    .orderBy('claimed_at');
}

function shownByIncidents(history: History) {
  const open = history.db.selectFrom('incidents').where('ended_at', 'is', null);
  return open
    .select('run as id')
    .unionAll(
      open
        .select((row) => row.ref('green_run').$castTo<number>().as('id'))
        .where('green_run', 'is not', null),
    );
}

/** The folder goes first: stopped in between, the row still says what is to go, and a second time does no harm. */
async function drop(
  history: History,
  evidence: EvidenceStore,
  rows: readonly { id: number; folder: string | null }[],
): Promise<void> {
  for (const { folder } of rows) if (folder !== null) await evidence.remove(folder);
  const ids = rows.map(({ id }) => id);
  await history.db
    .updateTable('runs')
    .set({ folder: null, folder_bytes: null })
    .where('id', 'in', ids)
    .execute();
}

async function dropRecords(history: History, before: number): Promise<void> {
  // Runs are numbered as they are claimed, so that one number parts the old from the young.
  const youngest = await history.db
    .selectFrom('runs')
    .select('id')
    .where('claimed_at', '<', before)
    .orderBy('claimed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!youngest) return;
  for (;;) {
    const rows = await history.db
      .selectFrom('records')
      .select('run')
      .where('run', '<=', youngest.id)
      .where('run', 'not in', shownByIncidents(history))
      .orderBy('run')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    const ids = rows.map(({ run }) => run);
    await history.db.deleteFrom('records').where('run', 'in', ids).execute();
  }
}

async function dropRuns(history: History, evidence: EvidenceStore, before: number): Promise<number> {
  let number = 0;
  for (;;) {
    const rows = await history.db
      .selectFrom('runs')
      .select(['id', 'folder'])
      .where('claimed_at', '<', before)
      .where('state', 'in', ['done', 'interrupted'])
      .where('id', 'not in', shownByIncidents(history))
      .orderBy('claimed_at')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return number;
    number += rows.length;
    for (const { folder } of rows) if (folder !== null) await evidence.remove(folder);
    const ids = rows.map(({ id }) => id);
    await history.db.transaction().execute(async (db) => {
      await db.deleteFrom('steps').where('run', 'in', ids).execute();
      await db.deleteFrom('records').where('run', 'in', ids).execute();
      await db.deleteFrom('runs').where('id', 'in', ids).execute();
    });
  }
}
