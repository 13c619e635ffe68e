import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';

/** Measures how a document is for its visitor, in a world of its own, and tells each value as it changes. */

declare global {
  /** Set in that world alone. */
  var waymarkVital: ((told: string) => void) | undefined;
}

if (window.top === window) {
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) {
    on(
      ({ name, value }) => globalThis.waymarkVital?.(JSON.stringify([performance.timeOrigin, name, value])),
      {
        reportAllChanges: true,
      },
    );
  }
}
