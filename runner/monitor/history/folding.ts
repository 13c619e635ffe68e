import { sql, type ExpressionBuilder } from 'kysely';
import type { History } from './open.ts';
import { hourOf } from './record.ts';
import type { Tables } from './tables.ts';

/** How many days of the trend are kept hour by hour: a day longer than the dashboard shows hours of. */
const HOURLY = 8;

const DAY = 86_400_000;

/**
 * Makes one day (UTC) of its hours in the trend, for each day that is long ago: a look at months then adds up days.
 * No length is lost; a day's counts lie in its first hour. Stopped at any point it goes on where it was the next time.
 */
export async function foldTrend({ db }: History, now: number): Promise<void> {
  const before = hourOf(now - HOURLY * DAY);
  const first = before - (before % 24);
  const all = await db.selectFrom('series').select('id').orderBy('id').execute();
  for (const { id } of all) {
    const areHours = ({ and, eb }: ExpressionBuilder<Tables, 'trend'>) =>
      and([eb('series', '=', id), eb('hour', '<', first), eb(sql`hour % 24`, '<>', 0)]);
    await db.transaction().execute(async (within) => {
      await within
        .insertInto('trend')
        .columns(['series', 'hour', 'bucket', 'count'])
        .expression(
          within
            .selectFrom('trend')
            .where(areHours)
            .select(({ fn }) => [
              'series',
              sql<number>`hour - hour % 24`.as('day'),
              'bucket',
              fn.sum<number>('count').as('count'),
            ])
            .groupBy(['series', 'day', 'bucket']),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['series', 'hour', 'bucket'])
            .doUpdateSet({ count: sql<number>`trend.count + excluded.count` }),
        )
        .execute();
      await within.deleteFrom('trend').where(areHours).execute();
    });
  }
}
