import browser, { type WebRequest } from 'webextension-polyfill';
import { decodedName, nameIn } from '../../journey/file-name.ts';
import { tellOfDownload } from './downloads.ts';
import { answeredByFile } from './session.ts';
import { changeSession } from './store.ts';

/**
 * Hears when a page or frame of the recorded site, asked for by a link or a form, turns out to be a file that the
 * browser downloads: the headers of the answer alone tell. Nothing else of an answer is looked at. Said again when the
 * person has allowed a site: Chromium takes no listener of an extension that may see none.
 */
export function hearOfAnswers(): void {
  const { onHeadersReceived } = browser.webRequest;
  onHeadersReceived.removeListener(hear);
  onHeadersReceived.addListener(
    hear,
    { urls: ['http://*/*', 'https://*/*'], types: ['main_frame', 'sub_frame'] },
    ['responseHeaders'],
  );
}

function hear(answer: WebRequest.OnHeadersReceivedDetailsType): undefined {
  const { url, tabId: tab, type, timeStamp: at, statusCode, responseHeaders } = answer;
  const name = statusCode < 300 ? fileIn(url, responseHeaders) : undefined;
  if (name === undefined) return;
  tellOfDownload(name);
  const file = { tab, url, name, isPage: type === 'main_frame' };
  void changeSession((session) => answeredByFile(session, file, at));
}

/** The name under which an answer is downloaded, as `matchesName` reads it; undefined for what the browser shows. */
function fileIn(url: string, headers: WebRequest.HttpHeaders = []): string | undefined {
  const held = (name: string): string =>
    headers.find((header) => header.name.toLowerCase() === name)?.value?.trim() ?? '';
  const disposition = held('content-disposition');
  if (!/^attachment\b/i.test(disposition) && !DOWNLOADED.test(held('content-type'))) return undefined;
  return (named(disposition) ?? nameIn(url)).replaceAll(CHANGED, '*');
}

/**
 * What a Content-Disposition header calls the file (RFC 6266): in UTF-8 where it does so (RFC 8187), else as it stands.
 * Text of another charset stands for any.
 */
function named(disposition: string): string | undefined {
  const [, charset = '', extended = ''] = EXTENDED.exec(disposition) ?? [];
  if (/^utf-8$/i.test(charset)) return decodedName(extended);
  const [, quoted, plain] = NAMED.exec(disposition) ?? [];
  return (quoted?.replaceAll(/\\(.)/g, '$1') ?? plain)?.replaceAll(
    /(?:[^\x20-\x7E]|%[\da-f]{2}|=\?.*\?=)+/gi,
    '*',
  );
}

const EXTENDED = /;\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i;
const NAMED = /;\s*filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i;

/** What browsers put something else in place of, in the names of files. */
const CHANGED = /["*/:<>?\\|~]+/g;

/** Types that no browser shows by itself. */
const DOWNLOADED =
  /^(?:application\/(?:octet-stream|zip|gzip|x-(?:gzip|tar|7z-compressed)|msword|rtf|vnd\.(?!.*\+(?:json|xml)\b)|epub\+zip)|text\/(?:csv|tab-separated-values|calendar|vcard|rtf))/i;
