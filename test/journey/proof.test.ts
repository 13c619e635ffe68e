import { expect, test } from 'vitest';
import type { Journey } from '../../journey/model.ts';
import { afterEnd, afterStep, beginningOf, NOTHING_PROVEN, secretsIn } from '../../journey/proof.ts';

const target = { candidates: [{ by: 'label', value: 'Password' } as const], fingerprint: { tag: 'input' } };
const JOURNEY: Journey = {
  version: 1,
  id: 'walk',
  title: 'Walk',
  baseUrl: 'http://127.0.0.1:4173',
  inputs: {},
  secrets: ['PASSWORD', 'CODE'],
  environment: { viewport: { width: 1280, height: 800 } },
  steps: [
    { id: 's1', kind: 'navigate', url: '/' },
    { id: 's2', kind: 'fill', target, value: { secret: 'PASSWORD' } },
    { id: 's3', kind: 'fill', target, value: 'plain' },
    { id: 's4', kind: 'fill', target, value: { secret: 'PASSWORD' } },
    { id: 's5', kind: 'fill', target, value: { secret: 'CODE' } },
  ],
};

test('each step shows the last that was told of it', () => {
  const running = afterStep(NOTHING_PROVEN, { step: 's1', state: 'running' });
  const passed = afterStep(running, { step: 's1', state: 'passed', duration: 12 });
  expect(running.steps).toEqual({ s1: { step: 's1', state: 'running' } });
  expect(passed.steps).toEqual({ s1: { step: 's1', state: 'passed', duration: 12 } });
  expect(NOTHING_PROVEN.steps).toEqual({});
});

test('a step that was under way at the end has neither passed nor failed', () => {
  let proof = afterStep(NOTHING_PROVEN, { step: 's1', state: 'passed', duration: 12 });
  proof = afterStep(proof, { step: 's2', state: 'running' });
  const ended = afterEnd(proof, { verdict: 'stopped' });
  expect(Object.keys(ended.steps)).toEqual(['s1']);
  expect(ended.end).toEqual({ verdict: 'stopped' });
});

test('a beginning ends with its step, and needs the secrets of its own steps alone', () => {
  const beginning = beginningOf(JOURNEY, 's4');
  expect(beginning?.steps.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4']);
  expect(secretsIn(beginning?.steps ?? [])).toEqual(['PASSWORD']);
  expect(secretsIn(JOURNEY.steps)).toEqual(['PASSWORD', 'CODE']);
  expect(beginningOf(JOURNEY, 's9')).toBeUndefined();
});
