import type { Target } from '../../journey/model.ts';
import { matches } from '../../journey/target/candidates.ts';
import { isField, queryAll } from '../../journey/target/page.ts';
import type { Spot } from './protocol.ts';

/** Where a picture shows what is to be hidden: these elements, and all that holds or reads one of the secrets. */
export function spotsOf(masks: readonly Target[], secrets: readonly string[]): Spot[] {
  const masked = masks.flatMap(({ candidates: [best] }) => (best ? [...matches(best)] : []));
  const isSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret));
  const holding = queryAll(document, 'input, textarea').filter(
    (field) => isField(field) && isSecret(field.value),
  );
  const reading =
    secrets.length === 0
      ? []
      : queryAll(document, '*').flatMap((element) =>
          [...element.childNodes].filter((node) => node instanceof Text && isSecret(node.data)),
        );
  return [...masked, ...holding]
    .map((element) => spotOf(element.getBoundingClientRect()))
    .concat(
      reading.map((node) => {
        const range = document.createRange();
        range.selectNode(node);
        return spotOf(range.getBoundingClientRect());
      }),
    );
}

function spotOf({ x, y, width, height }: DOMRect): Spot {
  return { x, y, width, height };
}
