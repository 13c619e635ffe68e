import { join } from 'node:path';
import { secretsAtHand } from '../secrets.ts';

/** Where a history and the evidence of its runs lie. */
export interface Place {
  /** A file of SQLite, or the address of a database of PostgreSQL. */
  store: string;
  /** The folder that holds `runs/ID`. */
  evidence: string;
}

/** Where a monitor keeps all of it, unless it is told otherwise. */
export const MONITOR_FOLDER = '.waymark/monitor';

/** What commands that use a history can be told of its place. */
export const PLACE_OPTIONS = {
  out: { type: 'string', default: MONITOR_FOLDER },
  store: { type: 'string' },
  evidence: { type: 'string' },
} as const;

/** What their help says of it. */
export const PLACE_USAGE = `  --out FOLDER       where the history and the runs go (${MONITOR_FOLDER})
  --store ADDRESS    a history on PostgreSQL instead: postgres://user:password@host/name (or WAYMARK_STORE)
  --evidence FOLDER  where the runs go instead, such as a folder that machines share (or WAYMARK_EVIDENCE)`;

/** The place that was told: by a flag, else by a variable of the environment or the `.env` file, else the folder. */
export function placeOf({
  out,
  store,
  evidence,
}: { out: string } & { [Name in keyof Place]?: string | undefined }): Place {
  const valueOf = secretsAtHand();
  return {
    store: store ?? (valueOf('WAYMARK_STORE') || join(out, 'history.db')),
    evidence: evidence ?? (valueOf('WAYMARK_EVIDENCE') || out),
  };
}
