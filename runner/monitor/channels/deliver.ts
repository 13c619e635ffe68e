import type { AlertMessage } from '../alerts/message.ts';
import type { History } from '../history/open.ts';
import type { ChannelSettings } from '../settings.ts';
import { send } from './channel.ts';

/** What a delivery needs beside the outbox. */
export interface Delivering {
  channels: Readonly<Record<string, ChannelSettings>>;
  linkTo(run: number): string | undefined;
  /** A picture among the evidence; nothing when it is gone. */
  readPicture(path: string): Promise<Uint8Array | undefined>;
}

/** How long one try may take (milliseconds). */
const PATIENCE = 20_000;
/** An alert that could not be told for so long helps nobody any more. */
const LIFETIME = 86_400_000;

/**
 * Sends what is due from the outbox: for each channel one after another, in the order in which it happened. What
 * does not arrive is tried again, later each time; other channels are not kept waiting by it.
 * @returns how many arrived
 */
export async function deliver(history: History, delivering: Delivering, now: () => number): Promise<number> {
  const waiting = await history.db
    .selectFrom('outbox')
    .select(({ fn }) => ['channel', fn.min('id').as('id')])
    .where('sent_at', 'is', null)
    .where('created_at', '>', now() - LIFETIME)
    .groupBy('channel')
    .execute();
  const arrived = await Promise.all(waiting.map(({ id }) => deliverOne(history, id, delivering, now)));
  const number = arrived.filter(Boolean).length;
  // The next of each channel that works.
  return number === 0 ? 0 : number + (await deliver(history, delivering, now));
}

async function deliverOne(
  history: History,
  id: number,
  { channels, linkTo, readPicture }: Delivering,
  now: () => number,
): Promise<boolean> {
  const row = await history.db
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id)
    .where('next_at', '<=', now())
    .executeTakeFirst();
  if (!row) return false;
  // Whoever moves the next try is the one who tries. Killed on the way, it is tried again after that time.
  const { numUpdatedRows } = await history.db
    .updateTable('outbox')
    .set({ attempts: row.attempts + 1, next_at: now() + 2 * PATIENCE, error: null })
    .where('id', '=', id)
    .where('attempts', '=', row.attempts)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const message: AlertMessage = JSON.parse(row.message);
  const channel = channels[row.channel];
  try {
    if (!channel) throw new Error('There is no such channel in the settings.');
    const link = linkTo(message.run);
    const picture = message.picture === undefined ? undefined : await readPicture(message.picture);
    await send(channel, {
      id: row.key,
      message,
      ...(link !== undefined && { link }),
      ...(picture && { picture }),
      isRepeated: row.attempts > 0 && row.error === null,
      signal: AbortSignal.timeout(PATIENCE),
    });
    await history.db.updateTable('outbox').set({ sent_at: now() }).where('id', '=', id).execute();
    return true;
  } catch (error) {
    await history.db
      .updateTable('outbox')
      .set({ error: reasonOf(error), next_at: now() + pause(row.attempts + 1) })
      .where('id', '=', id)
      .execute();
    return false;
  }
}

/** Tries at once what somebody who is no more was sending: nobody knows whether it arrived. */
export async function retryCutOff({ db }: History, now: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ next_at: now })
    .where('sent_at', 'is', null)
    .where('attempts', '>', 0)
    .where('error', 'is', null)
    .execute();
}

/** Twice as long after each try, from 5 seconds to 10 minutes (milliseconds). */
function pause(attempts: number): number {
  return Math.min(5000 * 2 ** (attempts - 1), 600_000);
}

/** Failed fetches keep the reason in their cause; addresses, which may hold secrets, stay out. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `${error.message}${code}`.replaceAll(/https?:\/\/\S+/g, 'its address');
}

/** How each channel does: what waits, and why. */
export interface ChannelHealth {
  name: string;
  waiting: number;
  error: string | null;
  lastSentAt: number | null;
}

/** How the channels do. */
export async function channelHealth(
  { db }: History,
  names: readonly string[],
  now: number,
): Promise<ChannelHealth[]> {
  return Promise.all(
    names.map(async (name) => {
      const waiting = await db
        .selectFrom('outbox')
        .select(['error'])
        .where('channel', '=', name)
        .where('sent_at', 'is', null)
        .where('created_at', '>', now - LIFETIME)
        .orderBy('id')
        .execute();
      const sent = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.max('sent_at').as('at'))
        .where('channel', '=', name)
        .executeTakeFirst();
      const lastSentAt = sent?.at ?? null;
      const error = waiting[0]?.error ?? null;
      return {
        name,
        waiting: waiting.length,
        error,
        lastSentAt: lastSentAt === null ? null : Number(lastSentAt),
      };
    }),
  );
}
