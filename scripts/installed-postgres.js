import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Plain JavaScript that needs nothing: setting up uses it before anything is installed. */

/** Where Debian keeps one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';

/** What there is to say where no PostgreSQL is: which tests are left out, and what to do. */
export const NO_POSTGRES =
  'The tests on PostgreSQL are no part of this run: there is no PostgreSQL here. Install it, or put its programs on the PATH.';

/**
 * The PostgreSQL that the fleet is tested on: the latest of Debian's, else one on the PATH.
 * @returns {string | undefined} the folder of its programs; undefined where there is none
 */
export function installedPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return places.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}
