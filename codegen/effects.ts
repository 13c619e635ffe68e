import type { Effect } from '../journey/model.ts';
import { itemsOf, NotUnderstood, someOf, texts } from './code/codec.ts';
import { list, text, type Entry, type Expression } from './code/expression.ts';
import { refuse } from './code/refuse.ts';
import { tab } from './locator.ts';

/**
 * What an act brings about, as entries of its options: `goesTo: "/dashboard"`, `confirms: "Sure?"`. Keys come
 * in the order of the effects; what occurs more than once under one key becomes a list.
 */
export function printEffects(effects: readonly Effect[] = []): Entry[] {
  const values = Map.groupBy(effects, keyOf);
  return [...values].map(([key, [first, ...more]]): Entry => {
    const printed = [first ?? [], more].flat().map((effect) => printEffect(key, effect));
    const [only] = printed;
    return [key, only && (printed.length === 1 || key === 'closes') ? only : list(printed)];
  });
}

/** Reads entries that `printEffects` wrote; effects of one key come together. */
export function parseEffects(entries: readonly Entry[]): { effects?: Effect[] } {
  const effects = entries.flatMap(([key, value]) => {
    const isKnown = Object.hasOwn(readers, key);
    if (!isKnown) throw new NotUnderstood();
    return readers[key as Key](value); // a key of the table, as just seen
  });
  return effects.length > 0 ? { effects } : {};
}

type Key =
  | 'goesTo'
  | 'opens'
  | 'closes'
  | 'downloads'
  | 'requests'
  | 'alerts'
  | 'confirms'
  | 'declines'
  | 'answers'
  | 'dismisses';

/** A confirm is answered yes by any text; a prompt accepted without one is answered with the empty text. */
function keyOf(effect: Effect): Key {
  switch (effect.kind) {
    case 'navigation':
      return 'goesTo';
    case 'popup':
      return 'opens';
    case 'close':
      return 'closes';
    case 'download':
      return 'downloads';
    case 'request':
      return 'requests';
    case 'dialog':
      if (effect.type === 'alert') return 'alerts';
      if (effect.type === 'confirm') return effect.answer === false ? 'declines' : 'confirms';
      if (effect.type === 'prompt') return effect.answer === false ? 'dismisses' : 'answers';
      return refuse('dialog', effect.type satisfies never);
    default:
      return refuse('effect', effect satisfies never);
  }
}

function printEffect(key: Key, effect: Effect): Expression {
  switch (effect.kind) {
    case 'navigation':
    case 'request':
      return text(effect.url);
    case 'popup':
      return tab.print(effect.page);
    case 'close':
      return { is: 'boolean', value: true };
    case 'download':
      return text(effect.name);
    case 'dialog': {
      const { message, answer } = effect;
      return key === 'answers'
        ? texts.many.print([message, typeof answer === 'string' ? answer : ''])
        : text(message);
    }
  }
}

const readers: Record<Key, (value: Expression) => Effect[]> = {
  goesTo: (value) => each(value, (url) => ({ kind: 'navigation', url })),
  opens: (value) => someOf(value).map((of) => ({ kind: 'popup', page: tab.parse(of).page ?? '' })),
  closes: () => [{ kind: 'close' }],
  downloads: (value) => each(value, (name) => ({ kind: 'download', name })),
  requests: (value) => each(value, (url) => ({ kind: 'request', url })),
  alerts: (value) => each(value, (message) => ({ kind: 'dialog', type: 'alert', message, answer: true })),
  confirms: (value) => each(value, (message) => ({ kind: 'dialog', type: 'confirm', message, answer: true })),
  declines: (value) =>
    each(value, (message) => ({ kind: 'dialog', type: 'confirm', message, answer: false })),
  dismisses: (value) =>
    each(value, (message) => ({ kind: 'dialog', type: 'prompt', message, answer: false })),
  answers: (value) => {
    const isOne = itemsOf(value).every(({ is }) => is === 'text');
    return (isOne ? [value] : itemsOf(value)).map((pair): Effect => {
      const [message = '', answer = ''] = texts.many.parse(pair);
      return { kind: 'dialog', type: 'prompt', message, answer };
    });
  },
};

function each(value: Expression, effect: (text: string) => Effect): Effect[] {
  return texts.some.parse(value).map(effect);
}
