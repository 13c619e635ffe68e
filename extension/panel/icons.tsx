import type { VNode } from 'preact';

/** The panel's few pictures, in the colour of the text around them; what they mean is always said in words too. */

/** A lock: a secret. */
export function Lock(): VNode {
  return icon('M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z');
}

/** A bin: deletes. */
export function Bin(): VNode {
  return icon('M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9');
}

/** A pencil: renames. */
export function Pencil(): VNode {
  return icon('M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3');
}

/** An arrow turning back: undoes. */
export function Back(): VNode {
  return icon('M6 3L2.5 6.5L6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6.5');
}

/** An arrow turning on: does again. */
export function Again(): VNode {
  return icon('M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3.5');
}

/** A dot with an arrow out of it: records from there. */
export function Onward(): VNode {
  return icon('M2.5 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7.5 8h6M11 5.5 13.5 8 11 10.5');
}

/** Two sheets: duplicates. */
export function Sheets(): VNode {
  return icon('M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3');
}

/** An arrow into a tray: exports. */
export function Tray(): VNode {
  return icon('M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 10.5v3h11v-3');
}

/** Six dots: holds a row to drag it. */
export function Grip(): VNode {
  return icon('M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01');
}

/** A plus under a line: what comes next goes in here. */
export function Insert(): VNode {
  return icon('M2.5 4h11M8 7v6.5M4.75 10.25h6.5');
}

function icon(path: string): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
