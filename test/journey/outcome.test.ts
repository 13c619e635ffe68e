import { expect, test } from 'vitest';
import { lacksOutcome } from '../../journey/outcome.ts';
import type { Step } from '../../journey/model.ts';

const go: Step = { id: 'go', kind: 'navigate', url: '/' };
const check: Step = { id: 'check', kind: 'expect', check: { kind: 'url', url: '/' } };
const shot: Step = { id: 'shot', kind: 'screenshot', name: 'end' };
const heading: Step = { id: 'heading', kind: 'group', title: 'End' };

test('a journey ends in a check, whatever headings and screenshots come behind it', () => {
  expect(lacksOutcome({ steps: [go, check] })).toBe(false);
  expect(lacksOutcome({ steps: [go, check, heading, shot] })).toBe(false);
});

test('a journey that acts after its last check, or does nothing at all, proves nothing', () => {
  expect(lacksOutcome({ steps: [go, check, { id: 'back', kind: 'back' }] })).toBe(true);
  expect(lacksOutcome({ steps: [go, shot] })).toBe(true);
  expect(lacksOutcome({ steps: [] })).toBe(true);
  expect(lacksOutcome({ steps: [heading] })).toBe(true);
});

test('how a page is says nothing of what was done in it', () => {
  const clean: Step = { id: 'clean', kind: 'expect', check: { kind: 'console' } };
  expect(lacksOutcome({ steps: [go, clean] })).toBe(true);
  expect(lacksOutcome({ steps: [go, check, clean] })).toBe(false);
});
