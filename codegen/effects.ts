import type { Effect } from '../journey/model.ts';
import { printTab } from './locator.ts';
import { refuse } from './refuse.ts';
import { list, texts, type Entry } from './syntax.ts';
import { printText } from './text.ts';

/**
 * What an act brings about, as entries of its options: `goesTo: '/dashboard'`, `confirms: 'Sure?'`. Keys come
 * in the order of the effects; what occurs more than once under one key becomes a list.
 */
export function printEffects(effects: readonly Effect[] = []): Entry[] {
  const values = Map.groupBy(effects.map(printEffect), ([key]) => key);
  return [...values].map(([key, entries]) => {
    const codes = entries.map(([, code]) => code);
    const [first = '', ...more] = key === 'closes' ? new Set(codes) : codes;
    return [key, more.length === 0 ? first : list([first, ...more])];
  });
}

function printEffect(effect: Effect): Entry {
  switch (effect.kind) {
    case 'navigation':
      return ['goesTo', printText(effect.url)];
    case 'popup':
      return ['opens', printTab(effect.page)];
    case 'close':
      return ['closes', 'true'];
    case 'download':
      return ['downloads', printText(effect.name)];
    case 'request':
      return ['requests', printText(effect.url)];
    case 'dialog':
      return printDialog(effect);
    default:
      return refuse('effect', effect satisfies never);
  }
}

/** A confirm is answered yes by any text; a prompt accepted without one is answered with the empty text. */
function printDialog({ type, message, answer }: Effect & { kind: 'dialog' }): Entry {
  switch (type) {
    case 'alert':
      return ['alerts', printText(message)];
    case 'confirm':
      return [answer === false ? 'declines' : 'confirms', printText(message)];
    case 'prompt':
      if (answer === false) return ['dismisses', printText(message)];
      return ['answers', texts([message, answer === true ? '' : answer])];
    default:
      return refuse('dialog', type satisfies never);
  }
}
