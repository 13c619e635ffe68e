import type { ElementHandle } from 'puppeteer';

/** A place in a text, or a part of it, by the words beside or under it; `occurrence` counts from 1. */
export interface Caret {
  after?: string;
  before?: string;
  over?: string;
  occurrence?: number;
}

/** Puts the caret of a field or editor at a place of its text, or selects a part. */
export async function placeCaret(
  element: ElementHandle<Element>,
  at: 'start' | 'end' | 'all' | Caret,
): Promise<void> {
  const against = await element.evaluate((own, at) => {
    const isField = own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement;
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text) nodes.push(node);
    const text = isField ? own.value : nodes.map(({ data }) => data).join('');
    let [from, to] = [at === 'end' ? text.length : 0, at === 'start' ? 0 : text.length];
    if (typeof at === 'object') {
      const words = at.after ?? at.before ?? at.over ?? '';
      from = -1;
      for (let time = 0; time < (at.occurrence ?? 1); time += 1) {
        from = text.indexOf(words, from + 1);
        if (from < 0) return `it does not hold “${words}” so often`;
      }
      to = from + words.length;
      if (at.after !== undefined) from = to;
      else if (at.before !== undefined) to = from;
    }
    if (isField) {
      own.setSelectionRange(from, to);
      return undefined;
    }
    const pointAt = (offset: number): [Node, number] => {
      let rest = offset;
      for (const node of nodes) {
        if (rest <= node.length) return [node, rest];
        rest -= node.length;
      }
      return [own, own.childNodes.length];
    };
    getSelection()?.setBaseAndExtent(...pointAt(from), ...pointAt(to));
    return undefined;
  }, at);
  if (against !== undefined) throw new Error(`${against}.`);
}
