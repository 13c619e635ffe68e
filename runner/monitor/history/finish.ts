import type { Run } from '../../evidence/run.ts';
import { afterRun, UNTRIED, type AlertPolicy, type AlertState, type Telling } from '../alerts/machine.ts';
import type { AlertMessage } from '../alerts/message.ts';
import type { Db, History } from './open.ts';
import { addDetails, addToTally, addToTrend, packed, seriesOf } from './record.ts';
import type { Outcome, StoredVerdict } from './tables.ts';

/** A run that ended. */
export interface Finished {
  run: Run;
  /** What failed first, where a later attempt passed. */
  failedBefore?: Run;
  /** Where its pictures lie: a folder's name within the evidence, and its size (bytes). */
  evidence?: { folder: string; bytes: number };
  /** Whether it was part of maintenance: it is kept, and counts for nothing. */
  isExcused: boolean;
  now: number;
}

/** Whom to tell, and when. */
export interface Alerting {
  policy: AlertPolicy;
  /** The names of channels. */
  channels: readonly string[];
}

/**
 * Keeps how a claimed run came out, with all that follows from it (trend, state of the journey, incident, what is to
 * be told), in one transaction: all of it or nothing.
 * @returns what is to be told, if anything; nothing too when the run was kept before or given up
 */
export async function finish(
  history: History,
  id: number,
  finished: Finished,
  alerting: Alerting,
): Promise<Telling | undefined> {
  const { run, isExcused } = finished;
  const bytes = await packed(run);
  return history.db.transaction().execute(async (db) => {
    const row = await keep(db, id, finished);
    if (!row) return undefined;
    const { journey, location } = row;
    const series = await seriesOf(db, journey, run);
    await addDetails(db, id, series, run, bytes);
    const startedAt = Date.parse(run.startedAt);
    const outcome = outcomeOf(finished);
    if (!isExcused && outcome !== 'failed') await addToTrend(db, series, run);
    await addToTally(db, journey, location, startedAt, outcome);
    if (outcome === 'excused') return undefined;

    const locked = db
      .selectFrom('states')
      .select('state')
      .where('journey', '=', journey)
      .where('location', '=', location);
    const before = await (history.database === 'postgres' ? locked.forUpdate() : locked).executeTakeFirst();
    const state: AlertState = before ? JSON.parse(before.state) : UNTRIED;
    const times = { startedAt, endedAt: finished.now };
    const next = afterRun(state, { outcome, ...times }, alerting.policy);
    const text = JSON.stringify(next.state);
    if (text !== before?.state) await saveState(db, journey, location, text, finished.now);
    if (next.telling) await tell(db, id, { journey, location }, next.telling, finished, alerting.channels);
    return next.telling;
  });
}

/** Keeps a run that nobody claimed, such as one of `waymark run --record`: it alerts nobody. */
export async function keepRecorded(
  history: History,
  journey: number,
  location: string,
  finished: Finished,
): Promise<number> {
  const { run, now } = finished;
  const bytes = await packed(run);
  return history.db.transaction().execute(async (db) => {
    const { id } = await db
      .insertInto('runs')
      .values({
        journey,
        location,
        origin: 'recorded',
        missed: 0,
        owner: '',
        claimed_at: now,
        ...outcomeColumns({ ...finished, isExcused: true }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addDetails(db, id, await seriesOf(db, journey, run), run, bytes);
    return id;
  });
}

async function keep(
  db: Db,
  id: number,
  finished: Finished,
): Promise<{ journey: number; location: string } | undefined> {
  return db
    .updateTable('runs')
    .set(outcomeColumns(finished))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning(['journey', 'location'])
    .executeTakeFirst();
}

/** What a run's row says of how it came out. */
function outcomeColumns({ run, failedBefore, evidence, isExcused }: Finished) {
  const failure = run.failure ?? failedBefore?.failure;
  return {
    state: 'done' as const,
    started_at: Date.parse(run.startedAt),
    duration: Math.round(run.duration),
    verdict: verdictOf(run, failedBefore),
    cause: failure?.cause ?? null,
    message: failure?.message ?? null,
    step: failure?.step ?? null,
    excused: isExcused ? 1 : 0,
    folder: evidence?.folder ?? null,
    folder_bytes: evidence?.bytes ?? null,
  };
}

function verdictOf(run: Run, failedBefore: Run | undefined): StoredVerdict {
  return isGreen(run) && failedBefore ? 'flaky' : run.verdict;
}

function outcomeOf({ run, failedBefore, isExcused }: Finished): Outcome {
  if (isExcused) return 'excused';
  if (!isGreen(run)) return 'failed';
  return failedBefore ? 'flaky' : 'passed';
}

function isGreen({ verdict }: Run): boolean {
  return verdict !== 'failed' && verdict !== 'errored';
}

async function saveState(
  db: Db,
  journey: number,
  location: string,
  state: string,
  now: number,
): Promise<void> {
  const values = { state, changed_at: now };
  await db
    .insertInto('states')
    .values({ journey, location, ...values })
    .onConflict((conflict) => conflict.columns(['journey', 'location']).doUpdateSet(values))
    .execute();
}

/** Opens or ends the incident, and writes what is to be told into the outbox. */
async function tell(
  db: Db,
  id: number,
  { journey, location }: { journey: number; location: string },
  telling: Telling,
  { run, evidence, now }: Finished,
  channels: readonly string[],
): Promise<void> {
  const { key, title } = await db
    .selectFrom('journeys')
    .select(['key', 'title'])
    .where('id', '=', journey)
    .executeTakeFirstOrThrow();
  const lastGreen = await lastGreenBefore(db, journey, location, telling.since);
  const deployed = await deployedBetween(db, lastGreen?.at, now);
  const { failure } = run;
  const picture = pictureOf(run);
  const message: AlertMessage = {
    kind: telling.kind,
    journey: { key, title },
    location,
    since: telling.since,
    at: now,
    run: id,
    ...(failure && {
      failure: {
        cause: failure.cause,
        message: failure.message,
        ...(failure.advice !== undefined && { advice: failure.advice }),
        step: failure.step,
        ...(failure.url !== undefined && { url: failure.url }),
      },
    }),
    ...(lastGreen && { lastGreen }),
    ...(deployed && { deployed }),
    ...(evidence && picture !== undefined && { picture: `${evidence.folder}/${picture}` }),
  };
  if (telling.kind === 'down') {
    await db
      .insertInto('incidents')
      .values({
        journey,
        location,
        since: telling.since,
        told_at: now,
        run: id,
        cause: failure?.cause ?? 'infrastructure',
        message: failure?.message ?? '',
        step: failure?.step ?? '',
        green_run: lastGreen?.run ?? null,
        deployed: deployed?.version ?? null,
      })
      .execute();
  }
  if (telling.kind === 'recovered') {
    await db
      .updateTable('incidents')
      .set({ ended_at: Date.parse(run.startedAt) })
      .where('journey', '=', journey)
      .where('location', '=', location)
      .where('ended_at', 'is', null)
      .execute();
  }
  if (channels.length === 0) return;
  await db
    .insertInto('outbox')
    .values(
      channels.map((channel) => ({
        // A run leads to one telling at most, so this is the same for no two.
        key: `${id}:${channel}`,
        channel,
        message: JSON.stringify(message),
        created_at: now,
        next_at: now,
        attempts: 0,
      })),
    )
    .execute();
}

/** The picture of the failed step; of a run that passed, none is worth sending. */
function pictureOf(run: Run): string | undefined {
  if (!run.failure) return undefined;
  const failed = run.steps.find(({ status }) => status === 'failed');
  return (failed ?? run.steps.findLast(({ screenshot }) => screenshot))?.screenshot;
}

async function lastGreenBefore(
  db: Db,
  journey: number,
  location: string,
  since: number,
): Promise<AlertMessage['lastGreen']> {
  const row = await db
    .selectFrom('runs')
    .select(['id', 'started_at'])
    .where('journey', '=', journey)
    .where('location', '=', location)
    .where('claimed_at', '<=', since)
    .where('verdict', 'in', ['passed', 'drifted', 'flaky'])
    .orderBy('claimed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && row.started_at !== null ? { run: row.id, at: row.started_at } : undefined;
}

async function deployedBetween(
  db: Db,
  from: number | undefined,
  until: number,
): Promise<AlertMessage['deployed']> {
  return db
    .selectFrom('deploys')
    .select(['version', 'at'])
    .where('at', '>=', from ?? 0)
    .where('at', '<=', until)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
