import { claim, giveUp, journeyNumber } from '../../../runner/monitor/history/claims.ts';
import { openHistory } from '../../../runner/monitor/history/open.ts';
import { START, TOUR } from './histories.ts';

/** A process that claims moments from 0 up, beside others that do the same; prints those that it got. */

const [store = '', owner = '', slots = '0'] = process.argv.slice(2);
const history = await openHistory(store);
const journey = await journeyNumber(history.db, TOUR);
const won: number[] = [];
for (let slot = 0; slot < Number(slots);) {
  const id = await claim(history, { journey, location: 'here', origin: 'schedule', slot, owner, now: START });
  if (id !== undefined) {
    won.push(slot);
    await giveUp(history.db, id);
  }
  const { latest } = await history.db
    .selectFrom('runs')
    .select(({ fn }) => fn.max('slot').as('latest'))
    .executeTakeFirstOrThrow();
  slot = Number(latest ?? -1) + 1;
}
await history[Symbol.asyncDispose]();
console.log(JSON.stringify(won));
