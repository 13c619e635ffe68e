import { afterEach, expect, test, vi } from 'vitest';
import { hearDialogs } from '../../extension/content/dialog-link.ts';
import { Outbox } from '../../extension/content/outbox.ts';

const { sendMessage } = vi.hoisted(() => ({ sendMessage: vi.fn<(message: object) => Promise<void>>() }));
vi.mock('../../extension/api.ts', () => {
  const getURL = (): string => 'chrome-extension://waymark/';
  return { default: { runtime: { sendMessage, getURL } } };
});

afterEach(() => vi.unstubAllGlobals());

/** A page with the recorder's side in it; what it offered, and how to tell it something by that name. */
function pageWith(takesOffer: boolean): { offered: string[]; ask(): void; tell(detail: unknown): void } {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
  vi.stubGlobal('location', { href: 'http://127.0.0.1:4173/' });
  vi.stubGlobal('document', { title: 'Shop' });
  sendMessage.mockReset().mockResolvedValue();
  const offered: string[] = [];
  page.addEventListener('waymark:channel', (event) => {
    if (takesOffer) event.preventDefault();
    offered.push(event instanceof CustomEvent ? String(event.detail) : '');
  });
  hearDialogs(new Outbox(vi.fn<() => void>()), new AbortController().signal);
  return {
    offered,
    ask: () => page.dispatchEvent(new CustomEvent('waymark:dialogs')),
    tell: (detail) => page.dispatchEvent(new CustomEvent(offered[0] ?? '', { detail })),
  };
}

test.each([
  ['an alert is answered with yes', { type: 'alert', message: 'Done' }, true],
  ['a confirm that was refused with no', { type: 'confirm', message: 'Sure?', answer: false }, false],
  ['a prompt with what was typed', { type: 'prompt', message: 'Who?', answer: '' }, ''],
  ['a dismissed prompt with no', { type: 'prompt', message: 'Who?', answer: null }, false],
])('%s', (_, dialog, answer) => {
  pageWith(true).tell(JSON.stringify(dialog));
  expect(sendMessage.mock.lastCall?.[0]).toMatchObject({ seen: { kind: 'dialog', answer } });
});

test('what comes by the name is a dialog or a choice of files, and brings nothing else with it', () => {
  const page = pageWith(true);
  const act = { kind: 'click' };
  page.tell(JSON.stringify({ type: 'alert', message: 'Hello', kind: 'act', act, merge: 'x', answer: true }));
  const seen = { kind: 'dialog', type: 'alert', message: 'Hello', answer: true };
  expect(sendMessage.mock.lastCall?.[0]).toMatchObject({ seen });
  expect(sendMessage.mock.lastCall?.[0]).toHaveProperty('seen', seen);
  for (const strange of [
    'no JSON',
    'null',
    '[]',
    '{"type": "toString", "message": ""}',
    '{"type": "alert", "message": {}}',
    '{"picker": "constructor", "names": ["x"]}',
    '{"picker": "showOpenFilePicker", "names": [{}]}',
    '{"files": "x"}',
  ])
    page.tell(strange);
  expect(sendMessage).toHaveBeenCalledOnce();
});

test('the name is offered until it is taken, and at most twice', () => {
  const page = pageWith(true);
  page.ask();
  expect(page.offered).toHaveLength(1);
  const late = pageWith(false);
  late.ask();
  late.ask();
  expect(late.offered).toHaveLength(2);
});
