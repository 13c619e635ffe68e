import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeKeys } from '../marking/sign.ts';
import { Misuse } from '../play/failure.ts';
import { say } from '../say.ts';

const USAGE = `waymark key FILE

  Makes a key that replays sign their requests with (--key FILE), and prints the public one, which the site verifies
  them with: docs/synthetic.md. Keep FILE as secret as a password.`;

/** `waymark key`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new Misuse('Name one file to write the key to.');
  const { privateKey, publicKey } = await makeKeys();
  try {
    // Only its owner may read it, and one that is there is not lost.
    await writeFile(file, `${JSON.stringify(privateKey)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Misuse(`${file} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  say(JSON.stringify(publicKey));
  return 0;
}
