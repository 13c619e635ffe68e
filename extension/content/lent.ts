import { matches, nameOf, roleOf } from '../../journey/target/candidates.ts';
import { describe } from '../../journey/target/describe.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { ancestry, queryAll, shadowRootsIn } from '../../journey/target/page.ts';
import { framePath } from './frame-path.ts';
import { isSecret } from './secrets.ts';

/** What the recorder lends to what comes into the page later: the functions that know the page as it does. */
export const LENT = {
  ancestry,
  describe,
  framePath,
  hitBy,
  isSecret,
  matches,
  nameOf,
  queryAll,
  roleOf,
  shadowRootsIn,
};
