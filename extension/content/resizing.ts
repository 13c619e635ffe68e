import type { Viewport } from '../../journey/model.ts';
import type { Act } from '../messages.ts';
import type { On } from './listening.ts';
import { newToken } from './token.ts';

/** The size of the window's inside, and what device it is on where that is no usual screen with a mouse. */
export function viewportNow(): Viewport {
  const { width, height } = sizeNow();
  const deviceScaleFactor = Math.round(devicePixelRatio * 1000) / 1000;
  return {
    width,
    height,
    ...(deviceScaleFactor !== 1 && { deviceScaleFactor }),
    ...(hasTouch() && isMobile() && { isMobile: true as const }),
    ...(hasTouch() && { hasTouch: true as const }),
  };
}

/**
 * Tells of a window that the person makes larger or smaller, until `signal` aborts. What is told with the token of
 * something told before takes its place.
 * @returns ends a run of changes, as something else was done
 */
export function followResizing(
  on: On,
  tell: (act: Act, event: Event, merge: string) => void,
  signal: AbortSignal,
): (() => void) | undefined {
  // What a frame is given of its page is no window.
  if (window !== window.top) return undefined;
  let told = sizeNow();
  const device = deviceNow();
  let run: { merge: string; event: Event } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const now = sizeNow();
    const current = run;
    if (!current || signal.aborted || (now.width === told.width && now.height === told.height)) return;
    told = now;
    const act: Act =
      deviceNow() === device
        ? { kind: 'resize', ...now }
        : { kind: 'unsupported', reason: 'The emulated device was changed on the way' };
    tell(act, current.event, current.merge);
    run = current; // telling it is no other act
  };

  on('resize', (event) => {
    // What fills the screen was made to by the page, and goes back to what it was.
    if (document.fullscreenElement || sizeNow().width === 0) return;
    run = { merge: run?.merge ?? newToken(), event };
    if (timer === undefined) timer = setTimeout(flush, OFTEN);
  });
  on('pagehide', flush);
  return () => {
    flush();
    run = undefined;
  };
}

/** While the window is pulled, its size is told so often (milliseconds). */
const OFTEN = 100;

function sizeNow(): { width: number; height: number } {
  // Phones lay pages out as wide as these wish, and show them as much smaller.
  const { width, height, scale } =
    visualViewport && hasTouch() && isMobile()
      ? visualViewport
      : { width: innerWidth, height: innerHeight, scale: 1 };
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function deviceNow(): string {
  return `${hasTouch()} ${isMobile()}`;
}

function hasTouch(): boolean {
  return navigator.maxTouchPoints > 0 && matchMedia('(pointer: coarse)').matches;
}

/** Phones, and browsers that stand for one, have it in their name. */
function isMobile(): boolean {
  return /\bMobi/.test(navigator.userAgent);
}
