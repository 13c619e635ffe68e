import type { Cause } from '../../evidence/run.ts';
import type { Telling } from './machine.ts';

/** What one on call needs to know, whatever channel carries it. It lies in the outbox as JSON. */
export interface AlertMessage {
  kind: Telling['kind'] | 'test';
  journey: { key: string; title: string };
  location: string;
  /** When the first run of the trouble began, and when this was told (milliseconds since 1970). */
  since: number;
  at: number;
  /** The run that led to it. */
  run: number;
  failure?: { cause: Cause; message: string; advice?: string; step: string; url?: string };
  /** The last run that passed before the trouble. */
  lastGreen?: { run: number; at: number };
  /** What was deployed last between the last green run and the trouble. */
  deployed?: { version: string; at: number };
  /** The picture of the failed page: a path inside the folder of all evidence. */
  picture?: string;
}
