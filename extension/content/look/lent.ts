/** What the recorder lends, which is in the page before. */
const lent = globalThis.waymarkRecorder?.lent;
if (!lent) throw new Error('There is no recorder in this page.');

export const {
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
} = lent;
