import { parseArgs } from 'node:util';
import { openHistory } from '../monitor/history/open.ts';
import { PLACE_OPTIONS, PLACE_USAGE, placeOf } from '../monitor/place.ts';
import { Misuse } from '../play/failure.ts';
import { say } from '../say.ts';

const USAGE = `waymark deployed VERSION

  Tells the monitor that a version of the site was deployed now: alerts name it when something breaks after it.

${PLACE_USAGE}`;

/** `waymark deployed VERSION`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...PLACE_OPTIONS,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [version, ...rest] = positionals;
  if (version === undefined || rest.length > 0)
    throw new Misuse('Name one version, such as “waymark deployed v42”.');
  await using history = await openHistory(placeOf(values).store);
  await history.db.insertInto('deploys').values({ version, at: Date.now() }).execute();
  say(`Noted: ${version} was deployed.`);
  return 0;
}
