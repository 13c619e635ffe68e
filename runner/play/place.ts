/** Where documents come and go: a page's own, or that of a frame in it. Each kind of browser has its own way in. */
export interface Place {
  /**
   * Runs the body of a function of `args` in the runner's world of the document that is there now, where its code is
   * (`globalThis.waymark`). That world is isolated from the page's: pages can neither see it nor break it by patching
   * what it uses.
   * @param args JSON
   * @returns what it returned or resolved to, as JSON, or what it threw
   * @throws {DocumentGone} when the document went away meanwhile
   */
  run(body: string, args: readonly unknown[]): Promise<Answer>;
  /**
   * Runs a whole script in that world.
   * @throws {DocumentGone} when the document went away meanwhile
   */
  load(script: string): Promise<void>;
  /** How many closed shadow roots the runner's code was shown so far; undefined in a document that it has not come to. */
  readonly rootsShown: number | undefined;
  /**
   * Shows the runner's code all closed roots that are there now; tells how many it was shown so far.
   * @throws {DocumentGone} when the document went away meanwhile
   */
  showRoots(): Promise<number>;
  /**
   * The place inside the frame element that the last `ready` call found.
   * @throws {DocumentGone} when it has no document (yet)
   */
  inside(): Promise<Place>;
  /**
   * Puts files into the field that the last `ready` call found, as a person's choice does.
   * @param files whole paths
   * @throws {DocumentGone} when the field or its document went away meanwhile
   */
  giveFiles(files: string[]): Promise<void>;
  /**
   * Where a frame's document begins in what can be seen of the page (CSS pixels).
   * @throws {DocumentGone} when the frame went away meanwhile
   */
  corner(): Promise<{ x: number; y: number }>;
}

/** What code in a document came to. */
export type Answer = { value: unknown } | { threw: string };

/** The document went away during a call: it navigated or its frame was removed. Try again, it may be back. */
export class DocumentGone extends Error {
  override name = 'DocumentGone';
}
