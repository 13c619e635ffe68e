import { followAppearing } from './appearing.ts';
import { letLook } from './looking.ts';
import { startPointing } from './pointing.ts';

/**
 * Shows the panel what is in a page, and lets the person point at something in it. It is put beside the recorder only
 * when that is first asked of it, so that all other pages need not carry it.
 */

const recorder = globalThis.waymarkRecorder;
if (recorder) {
  const appearing = followAppearing(recorder.signal);
  recorder.take({ look: (...asked) => letLook(appearing, ...asked), point: startPointing });
}
