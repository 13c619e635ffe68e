import type { Candidate } from '../model.ts';
import { LONGEST_NAME } from './fingerprint.ts';
import { looksGenerated } from './generated.ts';
import { isField } from './page.ts';
import { withAttribute } from './selector.ts';

/** The selector of an element's id, where the team gave it one. A form's own `id` may be one of its fields. */
export function idCss(element: Element): Candidate | undefined {
  const id = element.getAttribute('id');
  return id && !looksGenerated(id) ? { by: 'css', value: `#${CSS.escape(id)}` } : undefined;
}

/** Short selectors over what the team wrote itself; never a place in a list. */
export function* ownCss(element: Element): Generator<Candidate> {
  const tag = element.localName;
  const byId = idCss(element);
  if (byId) yield byId;
  for (const name of ['name', 'href', 'for', 'src', 'type', 'value', 'action']) {
    const value = element.getAttribute(name);
    if (
      value &&
      value.length <= LONGEST_NAME &&
      !looksGenerated(value) &&
      !(name === 'value' && isField(element))
    ) {
      yield { by: 'css', value: `${tag}${withAttribute(name, value)}` };
    }
  }
  for (const token of element.classList) {
    if (!looksGenerated(token)) yield { by: 'css', value: `${tag}.${CSS.escape(token)}` };
  }
  for (const mark of marksIn(element)) yield { by: 'css', value: `${tag}:has(> .${CSS.escape(mark)})` };
  yield { by: 'css', value: tag };
}

/** What the children of an element are classed as, each once: of a long list, most are classed alike. */
function marksIn(element: Element): Set<string> {
  const known = new Set<string | null>();
  const marks = new Set<string>();
  for (let at = element.firstElementChild; at; at = at.nextElementSibling) {
    const classes = at.getAttribute('class');
    if (known.has(classes)) continue;
    known.add(classes);
    const mark = [...at.classList].findLast((token) => !looksGenerated(token));
    if (mark !== undefined) marks.add(mark);
  }
  return marks;
}

/** Selectors over what says of an element what it stands for: a label that only machines read, and data. */
export function* markedCss(element: Element): Generator<Candidate> {
  const marks = [...element.attributes]
    .filter(({ name, value }) => /^(aria-label|data-[a-z-]+)$/.test(name) && value.length <= LONGEST_NAME)
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => withAttribute(name, value));
  for (const mark of marks) yield { by: 'css', value: `${element.localName}${mark}` };
  if (marks.length > 1) yield { by: 'css', value: `${element.localName}${marks.join('')}` };
}
