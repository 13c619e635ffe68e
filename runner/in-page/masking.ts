import type { Target } from '../../journey/model.ts';
import { matches } from '../../journey/target/candidates.ts';
import { isField, queryAll, shadowRootsIn } from '../../journey/target/page.ts';
import type { Spot } from './protocol.ts';

/** Where a picture shows what is to be hidden: these elements, and all that holds or reads one of the secrets. */
export function spotsOf(masks: readonly Target[], secrets: readonly string[]): Spot[] {
  const masked = masks.flatMap(({ candidates: [best] }) => (best ? [...matches(best)] : []));
  return [...[...masked, ...holding(secrets)].map(spotOf), ...reading(secrets)];
}

/** Where one of the secrets can be read: as text, or in a field that shows more than dots. */
export function secretsSeen(secrets: readonly string[]): Spot[] {
  const legible = holding(secrets).filter((field) => !isDisguised(field));
  return [...legible.map(spotOf), ...reading(secrets)];
}

/** The fields that hold one of the secrets. */
function holding(secrets: readonly string[]): Element[] {
  return queryAll(document, 'input, textarea').filter((field) => isField(field) && has(field.value, secrets));
}

function isDisguised(field: Element): boolean {
  const disguise = getComputedStyle(field).getPropertyValue('-webkit-text-security');
  return (field instanceof HTMLInputElement && field.type === 'password') || !/^(none)?$/.test(disguise);
}

function reading(secrets: readonly string[]): Spot[] {
  if (secrets.length === 0) return [];
  return [document, ...shadowRootsIn(document)].flatMap((root) => {
    const found: Spot[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode } = texts;
      if (!(currentNode instanceof Text) || !has(currentNode.data, secrets)) continue;
      const range = document.createRange();
      range.selectNode(currentNode);
      found.push(spotOf(range));
    }
    return found;
  });
}

function has(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret));
}

function spotOf(what: Element | Range): Spot {
  const { x, y, width, height } = what.getBoundingClientRect();
  return { x, y, width, height };
}
