import type { Target } from '../../journey/model.ts';
import { describe } from '../../journey/target/describe.ts';

/**
 * The frames that this document lies in, outermost first, each as an element of its parent; empty for the
 * top document, undefined where a frame can't be named or belongs to another site.
 */
export function framePath(): Target[] | undefined {
  const path: Target[] = [];
  try {
    for (let at: Window = window; at !== at.parent; at = at.parent) {
      const target = at.frameElement && describe(at.frameElement);
      if (!target) return undefined;
      path.unshift(target);
    }
  } catch {
    return undefined; // a frame of another site: its element can't be reached from inside
  }
  return path;
}
