/** A point of the window or, as fractions, of an element's box. */
export interface Point {
  x: number;
  y: number;
}

/** Where the pointer went, as places in a box: the corners of its way, so many that a script stays short. */
export function placesAlong(trail: readonly Point[], box: DOMRect): Point[] {
  let tolerance = 1;
  let corners = cornersOf(trail, tolerance);
  while (corners.length > MOST) {
    tolerance *= 1.5;
    corners = cornersOf(trail, tolerance);
  }
  return corners.map((point) => placeIn(box, point));
}

/** How many points a path has at most. */
const MOST = 12;

/** A point as fractions of a box's width and height. */
export function placeIn(box: DOMRect, { x, y }: Point): Point {
  const round = (fraction: number): number => Math.round(fraction * 1000) / 1000 + 0;
  return { x: round((x - box.left) / box.width), y: round((y - box.top) / box.height) };
}

/** Whether a place is so near the middle that a person would say nothing but the element's name. */
export function isMiddle({ x, y }: Point): boolean {
  return Math.abs(x - 0.5) <= 1 / 6 && Math.abs(y - 0.5) <= 1 / 6;
}

/** The ends of a way and the points between that lie further from the straight line than `tolerance` (Ramer, Douglas, Peucker). */
function cornersOf(trail: readonly Point[], tolerance: number): Point[] {
  const [first] = trail;
  const last = trail.at(-1);
  if (!first || !last) return [];
  let farthest = { index: 0, distance: tolerance };
  for (const [index, point] of trail.entries()) {
    const distance = distanceFrom(first, last, point);
    if (distance > farthest.distance) farthest = { index, distance };
  }
  if (farthest.index === 0) return [first, last];
  const before = cornersOf(trail.slice(0, farthest.index + 1), tolerance);
  return [...before.slice(0, -1), ...cornersOf(trail.slice(farthest.index), tolerance)];
}

/** How far a point lies from the straight line between two others. */
function distanceFrom(start: Point, end: Point, { x, y }: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const along = length === 0 ? 0 : ((x - start.x) * dx + (y - start.y) * dy) / length ** 2;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - start.x - at * dx, y - start.y - at * dy);
}
