import type { VNode } from 'preact';

/** A moment in the reader's own time zone. */
export function When({ iso }: { iso: string }): VNode {
  return <time dateTime={iso}>{FORMAT.format(new Date(iso))}</time>;
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
