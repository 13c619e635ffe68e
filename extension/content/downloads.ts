import { nameIn } from '../../journey/file-name.ts';

/**
 * Tells the names of the files that this document lets the browser download, until `signal` aborts: by links and
 * scripts that ask for a download. An answer that turns out to be a file can't be told from here; the background hears of it.
 */
export function followDownloads(tell: (name: string) => void, signal?: AbortSignal): void {
  navigation.addEventListener(
    'navigate',
    ({ isTrusted, downloadRequest, destination }) => {
      if (isTrusted && downloadRequest !== null) tell(downloadRequest || nameIn(destination.url));
    },
    signal && { signal },
  );
}
