import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Playable } from './load.ts';
import { Misuse } from './play/failure.ts';

/**
 * The values of the secrets that journeys need: from the environment, else from a `.env` file in the working
 * folder.
 * @throws {Misuse} when one has no value, naming all that lack one
 */
export function readSecrets(playables: readonly Playable[]): Record<string, string> {
  const valueOf = secretsAtHand();
  const values: Record<string, string> = {};
  const lacking: string[] = [];
  for (const { secrets, file: of } of playables) {
    for (const name of secrets) {
      const value = valueOf(name);
      if (value) values[name] = value;
      else lacking.push(`${name} (for ${of})`);
    }
  }
  if (lacking.length === 0) return values;
  throw new Misuse(
    `No value for ${[...new Set(lacking)].join(', ')}.\n` +
      '  Set an environment variable of that name, or put a line NAME=value into a .env file that git ignores.',
  );
}

/** What secrets are in the environment, else in a `.env` file in the working folder, by their names. */
export function secretsAtHand(): (name: string) => string | undefined {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return (name) => process.env[name] ?? file[name];
}
