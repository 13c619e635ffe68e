import { afterEach, expect, test, vi } from 'vitest';
import { hearDialogs } from '../../extension/content/dialog-link.ts';
import { Outbox } from '../../extension/content/outbox.ts';

const { sendMessage } = vi.hoisted(() => ({ sendMessage: vi.fn<(message: object) => Promise<void>>() }));
vi.mock('../../extension/api.ts', () => {
  const getURL = (): string => 'chrome-extension://waymark/';
  return { default: { runtime: { sendMessage, getURL } } };
});

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['an alert is answered with yes', { type: 'alert', message: 'Done' }, true],
  ['a confirm that was refused with no', { type: 'confirm', message: 'Sure?', answer: false }, false],
  ['a prompt with what was typed', { type: 'prompt', message: 'Who?', answer: '' }, ''],
  ['a dismissed prompt with no', { type: 'prompt', message: 'Who?', answer: null }, false],
])('%s', (_, dialog, answer) => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
  vi.stubGlobal('location', { href: 'http://127.0.0.1:4173/' });
  sendMessage.mockReset().mockResolvedValue();
  let channel = '';
  page.addEventListener('waymark:channel', (event) => {
    channel = event instanceof CustomEvent ? String(event.detail) : '';
  });

  hearDialogs(new Outbox(vi.fn<() => void>()), new AbortController().signal);
  page.dispatchEvent(new CustomEvent(channel, { detail: JSON.stringify(dialog) }));

  expect(sendMessage.mock.lastCall?.[0]).toMatchObject({ seen: { kind: 'dialog', answer } });
});
