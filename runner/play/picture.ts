import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Spot } from '../in-page/protocol.ts';

/** Pictures as PNG files. */

/** How a picture differs from another. */
export interface Difference {
  /** The part of all pixels that are different, from 0 to 1. */
  part: number;
  /** As the end of a sentence. */
  words: string;
  /** Both with the difference in red; none where they are of different sizes. */
  picture?: Uint8Array;
}

/** Compares two pictures; edges that are drawn a little smoother or rougher are no difference. */
export function difference(one: Uint8Array, other: Uint8Array): Difference {
  const [wanted, seen] = [read(one), read(other)];
  const { width, height } = wanted;
  if (width !== seen.width || height !== seen.height) {
    const words = `it is ${seen.width} x ${seen.height} pixels large, and the baseline ${width} x ${height}`;
    return { part: 1, words };
  }
  const shown = new PNG({ width, height });
  const count = pixelmatch(wanted.data, seen.data, shown.data, width, height);
  const part = count / (width * height);
  const words = `${count} pixels of it are different (${(part * 100).toPrecision(2)} %)`;
  return { part, words, picture: PNG.sync.write(shown) };
}

/**
 * The picture with these places painted over.
 * @param scale so many pixels of the picture are one of the page
 * @param what is there, which tells the colour
 */
export function masked(
  picture: Uint8Array,
  spots: readonly Spot[],
  scale: number,
  what: keyof typeof COLOURS,
): Uint8Array {
  const painted = read(picture);
  const { data } = painted;
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  for (const { x, y, width, height } of spots) {
    const left = Math.max(0, Math.floor(x * scale));
    const right = Math.max(left, Math.min(painted.width, Math.ceil((x + width) * scale)));
    const bottom = Math.min(painted.height, Math.ceil((y + height) * scale));
    for (let row = Math.max(0, Math.floor(y * scale)); row < bottom; row += 1) {
      pixels.fill(COLOURS[what], row * painted.width + left, row * painted.width + right);
    }
  }
  return PNG.sync.write(painted);
}

/** Their bytes are how opaque they are, blue, green and red. */
const COLOURS = {
  /** Magenta, which few pages are made of. */
  mask: 0xffff00ff,
  /** A dark grey, as of what was blacked out. */
  secret: 0xff333333,
};

function read(picture: Uint8Array): PNG {
  return PNG.sync.read(Buffer.from(picture));
}
