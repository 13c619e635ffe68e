import { now, type Outbox } from './outbox.ts';

/**
 * Reports the files that this document lets the browser download, until `signal` aborts: by links and scripts that
 * ask for a download. An answer that turns out to be a file can't be told from here.
 */
export function followDownloads(outbox: Outbox, signal: AbortSignal): void {
  navigation.addEventListener(
    'navigate',
    ({ isTrusted, downloadRequest, destination }) => {
      if (!isTrusted || downloadRequest === null) return;
      outbox.send({ kind: 'download', name: downloadRequest || nameIn(destination.url) }, now());
    },
    { signal },
  );
}

/** The name that an address gives a file; any, where the answer alone can tell. */
function nameIn(url: string): string {
  const last = /^https?:/.test(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
  try {
    return /\.\w+$/.test(last) ? decodeURIComponent(last) : '*';
  } catch {
    return '*'; // no address that a person wrote
  }
}
