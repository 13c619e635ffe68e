import type { Keyboard, KeyInput, Page } from 'puppeteer';

/** Keys that are held while something else is done. */
export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

/** Does something while keys are held. */
export async function holding(
  keyboard: Keyboard,
  keys: readonly KeyInput[],
  act: () => Promise<void>,
): Promise<void> {
  for (const key of keys) await keyboard.down(key);
  try {
    await act();
  } finally {
    for (const key of keys.toReversed()) await keyboard.up(key);
  }
}

/** Presses a key with its modifiers, such as `Enter` or `Control+Shift+k`. */
export async function pressKey({ keyboard }: Page, keys: string): Promise<void> {
  const parts = keys.split(/(?<=.)\+/);
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).filter((part) => isModifier(part));
  if (modifiers.length < parts.length - 1) throw new Error(`“${keys}” has a modifier that there is not.`);
  const command = COMMANDS.get(keys.toLowerCase());
  await holding(keyboard, modifiers, async () => {
    if (isKey(key)) await keyboard.press(key, command === undefined ? {} : { commands: [command] });
    else if ([...key].length === 1) await keyboard.sendCharacter(key);
    else throw new Error(`“${key}” is not the name of a key.`);
  });
}

function isModifier(key: string): key is Modifier {
  return /^(Alt|Control|Meta|Shift)$/.test(key);
}

function isKey(key: string): key is KeyInput {
  return /^([\x20-\x7e]|[A-Z]\w+)$/.test(key);
}

/** What keys do in a text where the page leaves it to the browser. */
const COMMANDS = new Map([
  ['control+a', 'selectAll'],
  ['control+b', 'bold'],
  ['control+c', 'copy'],
  ['control+i', 'italic'],
  ['control+u', 'underline'],
  ['control+v', 'paste'],
  ['control+x', 'cut'],
  ['control+y', 'redo'],
  ['control+z', 'undo'],
  ['control+shift+z', 'redo'],
]);

/** Types a text; its line breaks are Enter. */
export async function typeText(keyboard: Keyboard, text: string): Promise<void> {
  await keyboard.type(text.replaceAll('\r\n', '\n'));
}
