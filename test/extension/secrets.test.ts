import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Act } from '../../extension/messages.ts';
import { button } from './stream.ts';

/** The extension's storage, which answers when it is told to; and the page, when it is left. */
const answer: { give?: (stored: unknown) => void } = {};
const storage = {
  onChanged: { addListener: () => undefined, removeListener: () => undefined },
  local: { get: () => new Promise((resolve) => (answer.give = resolve)) },
};
let page = new EventTarget();

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('browser', { storage });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.resetModules(); // as a page that was just loaded
});
afterEach(() => vi.unstubAllGlobals());

const typed: Act = { kind: 'fill', target: button('Badge'), value: 'elf-0815' };
// All that is asked of a field that is none of the known kinds of secrets.
const field: Element = Object.assign(JSON.parse('{"localName":"input"}'), { getAttribute: () => null });

test('what is typed before it is known which fields are secret waits for the answer', async () => {
  const { followSecrets, tellTyped } = await import('../../extension/content/secrets.ts');
  const told: Act[] = [];
  followSecrets(new AbortController().signal);
  tellTyped(field, typed, (act) => told.push(act));
  expect(told).toEqual([]);
  answer.give?.({});
  await vi.waitFor(() => expect(told).toEqual([typed]));
  tellTyped(field, typed, (act) => told.push(act));
  expect(told).toHaveLength(2);
});

test('where the page is left before the answer, a step says so in its place', async () => {
  const { followSecrets, tellTyped } = await import('../../extension/content/secrets.ts');
  const told: Act[] = [];
  followSecrets(new AbortController().signal);
  tellTyped(field, typed, (act) => told.push(act));
  page.dispatchEvent(new Event('pagehide'));
  expect(told).toMatchObject([{ kind: 'unsupported' }]);
  expect(JSON.stringify(told)).not.toContain('elf-0815');
});
