import type { Candidate } from '../model.ts';
import { nameOf, roleOf } from './candidates.ts';
import { LONGEST_NAME } from './fingerprint.ts';
import { looksPassing } from './generated.ts';
import { isOnly } from './only.ts';
import { idCss, markedCss, ownCss } from './own-css.ts';
import { ancestry, isField, parentOf } from './page.ts';
import { eachOncePerTurn } from './turn.ts';

/** The named parts of the page around the element, innermost first. */
export const contexts = eachOncePerTurn(function* (element: Element): Generator<Candidate> {
  const start = parentOf(element);
  if (!start) return;
  for (const at of ancestry(start)) {
    const role = roleOf(at);
    const name = role && PARTS.has(role) ? nameOf(at) : '';
    // What is typed in the row is part of the row's name, and is about to be another.
    const isWrittenIn = isField(element) && element.value !== '' && name.includes(element.value);
    const outer: Candidate | undefined =
      role && name && name.length <= LONGEST_NAME && !looksPassing(name) && !isWrittenIn
        ? { by: 'role', role, name }
        : (idCss(at) ?? (at.localName.includes('-') ? { by: 'css', value: at.localName } : undefined));
    if (outer && isOnly(outer, at)) yield outer;
  }
});

const PARTS = new Set(
  'article banner complementary contentinfo dialog form group list listitem main navigation radiogroup region row search table tablist tabpanel toolbar'.split(
    ' ',
  ),
);

/** The innermost element around that its attributes tell apart: calendars and grids mark their cells so. */
export function* markedAround(element: Element): Generator<Candidate> {
  for (const at of [...ancestry(element)].slice(1, 1 + NEAR)) {
    const isMark = (candidate: Candidate): boolean => isOnly(candidate, at);
    const mark = ownCss(at).find(isMark) ?? markedCss(at).find(isMark);
    if (mark) return yield mark;
  }
}

/** How far around an element a mark says where it is (elements). */
const NEAR = 8;
