/**
 * A place in a script as a reader knows it: `journeys/tour.ts:12` when it lies in the journey's own file, else
 * the path of the file it lies in.
 * @param place the address of a file with a line's number: `file:///home/…/journeys/tour.ts:12`
 * @param file the journey's file, relative to the folder that was worked in
 */
export function showPlace(place: string, file: string): string {
  const [, address = place, line] = /^(.*):(\d+)$/s.exec(place) ?? [];
  const path = pathOf(address);
  const own = file.replaceAll('\\', '/').replace(/^(\.{0,2}\/)+/, '');
  const shown = own !== '' && path.endsWith(`/${own}`) ? own : path;
  return line === undefined ? shown : `${shown}:${line}`;
}

/** The command that replays a journey as it was replayed, fit to be pasted into a shell. */
export function replayCommand(file: string, options: readonly string[] = []): string {
  return ['npx waymark run', ...[file, ...options].map(quoted)].join(' ');
}

/** The command that names what drifted as it is now. */
export function healCommand(file: string): string {
  return `npx waymark heal ${quoted(file)}`;
}

function quoted(word: string): string {
  return /^[\w./@+:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, pathname } = new URL(address); // without the query that marks a script loaded anew
  if (protocol !== 'file:') return address;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname; // a stray % in a folder's name
  }
}
