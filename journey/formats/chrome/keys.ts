/** How Chrome's recordings and journeys call keys. Both know the names of `KeyboardEvent.key`; Chrome also those of `code`. */

/** Keys that are held while something else is done. */
export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

const MODIFIERS: Readonly<Record<string, Modifier>> = {
  Alt: 'Alt',
  AltLeft: 'Alt',
  AltRight: 'Alt',
  Control: 'Control',
  ControlLeft: 'Control',
  ControlRight: 'Control',
  Meta: 'Meta',
  MetaLeft: 'Meta',
  MetaRight: 'Meta',
  Shift: 'Shift',
  ShiftLeft: 'Shift',
  ShiftRight: 'Shift',
};

/** The modifier that a key is; undefined for other keys. */
export function modifierOf(key: string): Modifier | undefined {
  return Object.hasOwn(MODIFIERS, key) ? MODIFIERS[key] : undefined;
}

/** How a journey calls a key of a recording; undefined for one that a journey can't press. */
export function keyName(key: string): string | undefined {
  if (key === ' ') return 'Space';
  if (/^[\r\n]$/.test(key) || key === 'NumpadEnter') return 'Enter';
  if ([...key].length === 1) return /[\p{C}\p{Z}]/u.test(key) ? undefined : key;
  const letter = /^Key([A-Z])$/.exec(key)?.[1] ?? /^(?:Digit|Numpad)(\d)$/.exec(key)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  return NAMED_KEY.test(key) ? key : undefined;
}

const NAMED_KEY =
  /^(Enter|Escape|Tab|Space|Backspace|Delete|Insert|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|F([1-9]|1\d|2[0-4])|ContextMenu|CapsLock|PrintScreen|Pause)$/;

/** The keys of a press in the order in which they go down: `Control+a` is Control and a. */
export function keysOf(press: string): string[] {
  return press.split(/(?<=.)\+/).map((key) => (key === 'Space' ? ' ' : key));
}
