import type { StepKind } from '../../journey/model.ts';
import { CASE_FILES, OWN_CASES } from './all.ts';
import type { Case } from './case.ts';

/** The kinds of step that a person does on a page; the others are added in the panel or the script, or say that nothing was done. */
export type ActKind = Exclude<StepKind, 'group' | 'expect' | 'screenshot' | 'unsupported' | 'custom'>;

interface Kind {
  /** What it is, for the reader of the table. */
  readonly words: string;
  /** The name of the case that shows it recorded, printed and replayed in each browser. */
  readonly shownBy: string;
}

/** The compiler names a kind that has no row. */
export const KINDS: Readonly<Record<ActKind, Kind>> = {
  navigate: { words: 'an address is typed', shownBy: 'go-to-address' },
  open: { words: 'a tab is opened by hand', shownBy: 'tab-of-ones-own' },
  close: { words: 'a tab is closed by hand', shownBy: 'tab-of-ones-own' },
  back: { words: 'the browser’s button', shownBy: 'back-forward-reload' },
  forward: { words: 'the browser’s button', shownBy: 'back-forward-reload' },
  reload: { words: 'the browser’s button', shownBy: 'back-forward-reload' },
  resize: { words: 'the window is made larger or smaller', shownBy: 'window-resized' },
  click: { words: 'any button and count, with modifier keys, on a point', shownBy: 'click-right' },
  drag: { words: 'onto an element, within a list, along a path', shownBy: 'drag-to-sort' },
  hover: { words: 'pointing at what opens a menu', shownBy: 'hover-menu-by-style' },
  fill: { words: 'what a field holds in the end; secrets by name', shownBy: 'fill-secret' },
  type: { words: 'into text with looks, at the caret', shownBy: 'write-with-looks' },
  caret: { words: 'where the caret goes, or what is selected', shownBy: 'write-with-looks' },
  paste: { words: 'where the page takes it itself', shownBy: 'paste-cells' },
  check: { words: 'boxes and radio buttons', shownBy: 'check-boxes' },
  uncheck: { words: 'boxes', shownBy: 'check-boxes' },
  select: { words: 'from lists, one or many', shownBy: 'select-lists' },
  upload: { words: 'files, with what is in them', shownBy: 'upload-files' },
  scroll: { words: 'where the page acts on it, or shows more because of it', shownBy: 'wheel-zoom' },
  press: { words: 'keys that the page acts on', shownBy: 'press-listbox' },
};

/** The cases that show all kinds, each once. */
export const KIND_CASES: readonly Case[] = [
  ...new Set(Object.values(KINDS).map(({ shownBy }) => shownBy)),
].map(caseNamed);

/** @throws {Error} when there is no such case */
export function caseNamed(name: string): Case {
  const found = OWN_CASES.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`There is no case ${name}.`);
}

/**
 * The table of kinds as Markdown (docs/kinds.md). That a kind stands in it says that its case is among those that the
 * tests of both browsers walk, print and replay.
 */
export function kindsTable(): string {
  const rows = Object.entries(KINDS).map(([kind, { words, shownBy }]) => [
    `\`${kind}\``,
    words,
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    `[${shownBy}](../test/cases/own/${fileOf(shownBy)}.ts)`,
  ]);
  const head = ['kind', 'what it is', 'recorded', 'printed', 'replayed', 'Chromium', 'Firefox', 'case'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [INTRODUCTION, line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

const INTRODUCTION = `# Kinds of acts

What a person does, by the kind of step that it becomes. Each _yes_ is a test: [in
Chromium](../test/e2e/kinds/chromium.test.ts) and [in Firefox](../test/e2e/kinds/firefox.test.ts) the case is walked by
trusted input with the real extension. The recording has steps of the kinds that the case names and none that is
unsupported; the script that is printed of them is replayed in the same kind of browser, and the page comes to the same
final state as in the walk.

This page is made of the cases by \`npm run kinds\`.
`;

function fileOf(name: string): string {
  const file = Object.entries(CASE_FILES).find(([, cases]) => cases.some((one) => one.name === name));
  if (file) return file[0];
  throw new Error(`No file of cases has ${name}.`);
}
