import { nameIn } from '../../journey/file-name.ts';
import { now, type Outbox } from './outbox.ts';

/**
 * Reports the files that this document lets the browser download, until `signal` aborts: by links and scripts that
 * ask for a download. An answer that turns out to be a file can't be told from here; the background hears of it.
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
