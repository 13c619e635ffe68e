import type { Hand } from '../../cases/hand.ts';
import type { Versions } from '../installing.ts';

/** Software that somebody else wrote, with journeys through it. */
export interface App {
  /** Also the name of the folder that it is installed in. */
  readonly name: string;
  /** What is installed from npm; the first is the app. */
  readonly packages: Versions;
  /** Versions in place of those that its packages ask for. */
  readonly overrides?: Versions;
  readonly journeys: readonly AppJourney[];
  /** @param folder that it is installed in */
  start(folder: string): Promise<RunningApp>;
}

/** An app on this machine's loopback. */
export interface RunningApp {
  /** Its origin. */
  readonly url: string;
  /** Puts back what journeys changed on its server. */
  reset?(): Promise<void>;
  /** What its server holds, as far as journeys change it. */
  state?(): Promise<unknown>;
  close(): Promise<void>;
}

/** A person's walk through an app. */
export interface AppJourney {
  readonly title: string;
  /** Where it begins. */
  readonly path: string;
  /** A JavaScript expression that tells the page's state, as far as the walk is to change it. */
  readonly state: string;
  act(hand: Hand): Promise<void>;
}
