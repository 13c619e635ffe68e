import { isElement } from './page.ts';

/** The text of an editor as a person wrote it, and where in the document each character of it is. */

/** A place in a document, as ranges tell it. */
export interface Point {
  node: Node;
  offset: number;
}

/** A stretch of an editor's text: characters of one text node, or the break between two lines. */
interface Stretch {
  /** Where it begins in the whole text. */
  from: number;
  text: string;
  node: Node;
  /** Where each character begins in the node; for a break, where the line before it ends. */
  places: readonly number[];
  /** Where the line after a break begins. */
  after?: Point;
}

/** The whole text of an editor. */
export interface Written {
  text: string;
  stretches: readonly Stretch[];
  /** Where it ends. */
  end: Point;
}

/** The place before a character, or after the one before it: at the edges of lines and styles these differ. */
export function pointAt({ stretches, end }: Written, index: number, side: 'before' | 'after'): Point {
  const at = side === 'before' ? index : index - 1;
  const stretch = stretches.findLast(({ from }) => from <= at);
  const place = stretch?.places[at - stretch.from];
  if (!stretch || place === undefined)
    return side === 'after' && stretches[0] ? pointAt({ stretches, end, text: '' }, 0, 'before') : end;
  if (side === 'before') return { node: stretch.node, offset: place };
  return stretch.after ?? { node: stretch.node, offset: place + 1 };
}

/** How many characters are before a place. */
export function indexOf({ node, offset }: Point, { stretches, text }: Written): number {
  const own = stretches.findLast(
    (stretch) => stretch.node === node && !stretch.after && (stretch.places[0] ?? 0) <= offset,
  );
  if (own) return own.from + own.places.filter((place) => place < offset).length;
  const range = document.createRange();
  range.setStart(node, offset);
  const next = stretches.find((stretch) => range.comparePoint(stretch.node, stretch.places[0] ?? 0) >= 0);
  return next?.from ?? text.length;
}

/** What is written in an editable element as a person typed it: each line or paragraph after the other. */
export function writtenIn(host: Element): string {
  return read(host).text;
}

/** Reads an editor; its lines and paragraphs have breaks between them. */
export function read(host: Element): Written {
  const stretches: Stretch[] = [];
  let text = '';
  let isOver = true; // what comes next begins a line
  let isAfterSpace = false; // where one more is none
  let end: Point | undefined;
  const add = (more: string, node: Node, places: readonly number[], after?: Point): void => {
    stretches.push({ from: text.length, text: more, node, places, ...(after && { after }) });
    text += more;
  };
  const begin = (at: Point): void => {
    if (isOver && end) add('\n', end.node, [end.offset], at);
    if (isOver) end = at;
    isOver = false;
  };
  const breakAt = (at: Point): void => {
    // A break at the end of a line only keeps the line open, so it ends the line but begins none.
    begin(at);
    isOver = true;
  };
  const visitText = (node: Text, isKept: boolean): void => {
    let characters = '';
    let places: number[] = [];
    const flush = (): void => {
      const [first] = places;
      if (first === undefined) return;
      begin({ node, offset: first });
      add(characters, node, places);
      end = { node, offset: (places.at(-1) ?? 0) + 1 };
      characters = '';
      places = [];
    };
    for (let place = 0; place < node.data.length; place += 1) {
      const character = node.data.charAt(place);
      if (WIDTHLESS.test(character)) continue;
      if (isKept && character === '\n') {
        flush();
        breakAt({ node, offset: place });
        end = { node, offset: place };
        continue;
      }
      const isSpace = !isKept && /[ \t\r\n]/.test(character);
      if (isSpace && (isAfterSpace || (isOver && characters === ''))) continue;
      isAfterSpace = isSpace;
      characters += isSpace || character === '\u00A0' ? ' ' : character;
      places.push(place);
    }
    flush();
  };
  const visit = (node: Node, isKept: boolean): void => {
    if (isText(node)) return visitText(node, isKept);
    if (!isElement(node)) return;
    if (node.localName === 'br' && node.parentNode) {
      return breakAt({ node: node.parentNode, offset: [...node.parentNode.childNodes].indexOf(node) });
    }
    const { display, whiteSpace } = getComputedStyle(node);
    if (display === 'none') return;
    const isBlock = node !== host && !/^(inline|contents)/.test(display);
    if (isBlock) isOver = true;
    if (isBlock && node.childNodes.length === 0) begin({ node, offset: 0 });
    for (const child of node.childNodes) visit(child, /^(pre|break-spaces)/.test(whiteSpace));
    if (isBlock) isOver = true;
  };
  visit(host, false);
  return { text, stretches, end: end ?? { node: host, offset: host.childNodes.length } };
}

/** Editors hold empty places open by signs that have no width. */
const WIDTHLESS = /[\uFEFF\u200B]/;

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
