/** Which rows of a list are chosen: the run from where the choice began to where the focus is. */
export interface Selection {
  /** The row that has, or would get, the keyboard's focus. */
  focus?: string;
  /** Where the run begins; without it nothing is chosen. */
  anchor?: string;
}

/** The chosen rows, in their order. */
export function chosenOf(ids: readonly string[], { anchor, focus }: Selection): string[] {
  if (anchor === undefined || focus === undefined) return [];
  const [from, to] = [ids.indexOf(anchor), ids.indexOf(focus)].toSorted((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? [] : ids.slice(from, to + 1);
}

/** The selection after a click on a row; with Shift the run grows or shrinks to it. */
export function clicked(selection: Selection, id: string, isShift: boolean): Selection {
  return { focus: id, anchor: isShift ? (selection.anchor ?? selection.focus ?? id) : id };
}

/** The selection after a step of the focus by so many rows; with Shift the run grows or shrinks. */
export function stepped(
  ids: readonly string[],
  selection: Selection,
  by: number,
  isShift: boolean,
): Selection {
  const at = selection.focus === undefined ? -1 : ids.indexOf(selection.focus);
  const focus = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
  if (focus === undefined) return {};
  if (!isShift) return { focus };
  const anchor = selection.anchor ?? selection.focus ?? focus;
  return { focus, anchor };
}

/** After which row some rows come when they go up or down by one; undefined where they are at the end already. */
export function placeBeyond(
  ids: readonly string[],
  moved: readonly string[],
  by: 1 | -1,
): string | undefined {
  const places = moved.map((id) => ids.indexOf(id));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (by === 1) return ids[last + 1];
  return first > 0 ? (ids[first - 2] ?? '') : undefined;
}
