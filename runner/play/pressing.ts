import type { Keyboard, KeyInput, Page } from 'puppeteer';
import { Failure } from './failure.ts';

/** Keys that are held while another is pressed. */
export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

const MODIFIERS: ReadonlySet<string> = new Set<Modifier>(['Alt', 'Control', 'Meta', 'Shift']);

function isModifier(key: string): key is Modifier {
  return MODIFIERS.has(key);
}

/** Does something while modifier keys are held. */
export async function holding(
  page: Page,
  keys: readonly Modifier[],
  act: () => Promise<void>,
): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  try {
    await act();
  } finally {
    for (const key of keys.toReversed()) await page.keyboard.up(key);
  }
}

/**
 * Presses a key with its modifiers, such as `Enter` or `Control+Shift+k`.
 * @throws {Failure} for a key that there is not
 */
export async function pressKey(page: Page, keys: string): Promise<void> {
  const parts = keys.split(/(?<=.)\+/);
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).filter(isModifier);
  if (modifiers.length < parts.length - 1)
    throw new Failure('script', `“${keys}” has a modifier that there is not.`);
  await holding(page, modifiers, async () => {
    // An editing command of a key is known to the browser by its name alone, when the key is not of a real keyboard.
    const commands = COMMANDS[keys.toLowerCase()];
    if (isKey(key)) await page.keyboard.press(key, commands && { commands });
    else await page.keyboard.sendCharacter(key);
  });
}

/** Presses a key and lets it go, in one round trip; a character that no keyboard has is sent as it is. */
export async function strike(keyboard: Keyboard, key: string): Promise<void> {
  if (isKey(key)) await Promise.all([keyboard.down(key), keyboard.up(key)]);
  else await keyboard.sendCharacter(key);
}

/** What keys do in a text where the page leaves it to the browser, by the names that Chromium has for it. */
const COMMANDS: Readonly<Partial<Record<string, string[]>>> = {
  'control+a': ['selectAll'],
  'control+b': ['bold'],
  'control+c': ['copy'],
  'control+i': ['italic'],
  'control+u': ['underline'],
  'control+v': ['paste'],
  'control+x': ['cut'],
  'control+y': ['redo'],
  'control+z': ['undo'],
  'control+shift+z': ['redo'],
};

/** Whether the keyboard has that key; characters that it lacks are sent as they are. */
function isKey(key: string): key is KeyInput {
  if (/^[\x20-\x7e]$/.test(key)) return true;
  if ([...key].length === 1) return false;
  if (NAMED_KEY.test(key)) return true;
  throw new Failure('script', `“${key}” is not the name of a key.`, 'Names are those of KeyboardEvent.key.');
}

/** The keys of a usual keyboard that have a name and no character. */
const NAMED_KEY =
  /^(Enter|Escape|Tab|Space|Backspace|Delete|Insert|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|F([1-9]|1\d|2[0-4])|ContextMenu|CapsLock|PrintScreen|Pause)$/;
