/** Files that pages let the browser download, for whoever waits for them. */

const hearers = new Set<(name: string) => void>();

/** Tells all who wait that a file of that name is downloaded; `*` where its name is not known. */
export function tellOfDownload(name: string): void {
  for (const hear of hearers) hear(name);
}

/**
 * Calls `hear` with the name of each file that is downloaded from now on.
 * @returns ends it
 */
export function hearDownloads(hear: (name: string) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}
