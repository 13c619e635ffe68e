import { fc } from '../random.ts';
import type { Hand } from '../cases/hand.ts';

/** One thing that a person does on the page of controls. */
export type Action =
  | { do: 'type'; into: 'name' | 'letter' | 'desks' | 'note'; text: string }
  | { do: 'click'; on: 'wrap' | 'post' | 'red' | 'gold' | 'toys' | 'elves' | 'tell' }
  | { do: 'ask'; answer: boolean }
  | { do: 'rename'; answer: string | false }
  | { do: 'choose'; letter: 'D' | 'O' | 'F' }
  | { do: 'menu'; item: 'copy' | 'bin' }
  | { do: 'twice' | 'right' | 'find' | 'order' | 'fast' | 'give' }
  | { do: 'count' | 'to'; text: string }
  | { do: 'drag'; from: number; to: number };

/** A random sequence of things to do. */
export const sequences: fc.Arbitrary<Action[]> = fc.array(anyAction(), { minLength: 1, maxLength: 8 });

function anyAction(): fc.Arbitrary<Action> {
  const word = fc.constantFrom('a', 'Zoë', 'x y', '12', '“q”', 'O’N', '€5');
  const number = fc.constantFrom('1', '42', '7');
  return fc.oneof(
    fc.record({
      do: fc.constant('type' as const),
      into: fc.constantFrom('name' as const, 'letter', 'note'),
      text: word,
    }),
    fc.record({ do: fc.constant('type' as const), into: fc.constant('desks' as const), text: number }),
    fc.record({
      do: fc.constant('click' as const),
      on: fc.constantFrom('wrap' as const, 'post', 'red', 'gold', 'toys', 'elves', 'tell'),
    }),
    fc.record({ do: fc.constant('ask' as const), answer: fc.boolean() }),
    fc.record({ do: fc.constant('rename' as const), answer: fc.oneof(word, fc.constant(false as const)) }),
    fc.record({ do: fc.constant('choose' as const), letter: fc.constantFrom('D' as const, 'O', 'F') }),
    fc.record({ do: fc.constant('menu' as const), item: fc.constantFrom('copy' as const, 'bin') }),
    fc.record({ do: fc.constantFrom('twice' as const, 'right', 'find', 'order', 'fast', 'give') }),
    fc.record({ do: fc.constantFrom('count' as const, 'to'), text: word }),
    fc
      .record({
        do: fc.constant('drag' as const),
        from: fc.integer({ min: 1, max: 4 }),
        to: fc.integer({ min: 1, max: 4 }),
      })
      .filter(({ from, to }) => from !== to),
  );
}

/** Does it, by trusted input. */
export async function perform(hand: Hand, action: Action): Promise<void> {
  switch (action.do) {
    case 'type':
      return hand.type(`#${action.into}`, action.text);
    case 'click':
      if (action.on === 'tell') hand.answer(true);
      return hand.click(`#${action.on}`);
    case 'ask':
    case 'rename':
      hand.answer(action.answer);
      return hand.click(`#${action.do}`);
    case 'choose':
      await hand.click('label[for=plan]');
      return hand.write(action.letter);
    case 'menu':
      await hand.hover('#menu');
      return hand.click(`#${action.item}`);
    case 'twice':
      return hand.click('#twice', { count: 2 });
    case 'right':
      return hand.click('#twice', { button: 'right' });
    case 'find':
      return hand.press('Control+K');
    case 'order':
    case 'fast':
      return (await hand.in('iframe')).click(`#${action.do}`);
    case 'count':
      return (await hand.in('iframe')).type('#count', action.text);
    case 'give':
      return hand.click('gift-card >>> button');
    case 'to':
      return hand.type('gift-card >>> input', action.text);
    case 'drag':
      return hand.drag(`li:nth-child(${action.from})`, [
        `li:nth-child(${action.to})`,
        0.5,
        action.to > action.from ? 0.8 : 0.2,
      ]);
  }
}
