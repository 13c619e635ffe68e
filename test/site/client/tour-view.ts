import type { Room } from '../shared/offices.ts';

/** Shows rooms on a canvas. */
export interface TourView {
  /** Turns to a room. */
  show(room: Room): void;
}
