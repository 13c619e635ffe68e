import type { ShownState } from './data.ts';

/** States in words. */
export const shownStates = {
  up: 'Up',
  suspect: 'Suspect',
  down: 'Down',
  recovering: 'Recovering',
  flaky: 'Flaky',
  maintenance: 'Maintenance',
  untried: 'Not run yet',
} satisfies Record<ShownState, string>;

/** Where something was, unless all is in one place. */
export function wordLocation(location: string): string {
  return location === 'here' ? '' : ` in ${location}`;
}

/** A share as a percentage that is never rounded up to 100 %. */
export function wordShare(share: number | null): string {
  if (share === null) return '–';
  if (share === 1) return '100 %';
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}

/** How long ago, or how long until. */
export function wordAgo(at: number, now: number): string {
  const seconds = Math.round(Math.abs(now - at) / 1000);
  const text =
    seconds < 60
      ? `${seconds} s`
      : seconds < 3600
        ? `${Math.round(seconds / 60)} min`
        : seconds < 172_800
          ? `${Math.round(seconds / 3600)} h`
          : `${Math.round(seconds / 86_400)} days`;
  return at <= now ? `${text} ago` : `in ${text}`;
}
