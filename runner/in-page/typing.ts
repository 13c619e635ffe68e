import { still } from './actionable.ts';
import { tryUntil } from './patience.ts';

/** What a page makes of what is typed: it comes a moment later, as pages wait for more of it. */

let typedAt = -Infinity;
addEventListener('input', () => (typedAt = performance.now()), { capture: true, passive: true });

/** Resolves when the page has changed since something was typed, and is still again; or has had its time for that. */
export async function typingAnswered(): Promise<void> {
  const past = performance.now() - typedAt;
  await tryUntil(
    () => still.length,
    (length) => length < performance.now() - typedAt && length >= SETTLED,
    Math.max(0, LONGEST - past),
  );
}

/** How long a page may wait for more to be typed before it answers, and how long it then stays as it is (milliseconds). */
const LONGEST = 500;
const SETTLED = 50;
