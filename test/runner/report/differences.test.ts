import { expect, test } from 'vitest';
import type { RequestRun, Run } from '../../../runner/evidence/run.ts';
import { differences } from '../../../runner/report/differences.ts';
import { runOf } from './run-of.ts';

const request = (path: string, more: Partial<RequestRun> = {}): RequestRun => ({
  method: 'GET',
  url: `http://127.0.0.1:4173${path}`,
  type: 'fetch',
  at: 10,
  duration: 5,
  status: 200,
  ...more,
});

const step = { title: 'Search', at: 0, duration: 100, actions: [] };
const green = (requests: RequestRun[]): Run => runOf({ requests, steps: [{ ...step, status: 'passed' }] });
const red = (requests: RequestRun[]): Run =>
  runOf({ requests, verdict: 'failed', steps: [{ ...step, status: 'failed' }] });

test('a request that was answered otherwise is told with both answers', () => {
  const now = red([request('/api/offices', { status: 500 }), request('/api/me')]);
  const { requests } = differences(
    now,
    green([request('/api/offices'), request('/api/me', { status: 304 })]),
    {},
  );
  expect(requests).toEqual(['GET /api/offices: 500; before: 200']);
});

test('data that was not asked for any more is told, pictures and later steps are not', () => {
  const then = green([
    request('/api/offices'),
    request('/logo.png', { type: 'image' }),
    request('/api/later', { at: 200 }),
  ]);
  expect(differences(red([]), then, {}).requests).toEqual(['GET /api/offices: not asked for; before: 200']);
});

test('numbers and ids in addresses are another each time, and no difference', () => {
  const now = red([request('/bookings/9c2f53a0-1d9f-4f3e-9a31-0a1b2c3d4e5f?x=1'), request('/orders/20031')]);
  const then = green([request('/bookings/11111111-1d9f-4f3e-9a31-0a1b2c3d4e5f'), request('/orders/19999')]);
  expect(differences(now, then, {}).requests).toEqual([]);
});

test('a new failed request is told, a new one that went well is not', () => {
  const now = red([request('/new'), request('/broken', { failed: 'net::ERR_CONNECTION_RESET' })]);
  expect(differences(now, green([]), {}).requests).toEqual([
    'GET /broken: ERR_CONNECTION_RESET; before: not asked for',
  ]);
});

test('new warnings and errors of the console are told', () => {
  const line = (text: string, type: 'log' | 'error'): Run['console'][number] => ({ at: 0, type, text });
  const now = { ...red([]), console: [line('old', 'error'), line('new', 'error'), line('chatter', 'log')] };
  const then = { ...green([]), console: [line('old', 'error')] };
  expect(differences(now, then, {}).console).toEqual(['new']);
});

test('lines of the page’s text that came and went are told', () => {
  const texts = { now: 'Offices\nReserve now\n', before: 'Offices\n  Book the tour  \n' };
  expect(differences(red([]), green([]), texts).text).toEqual({
    gone: ['Book the tour'],
    come: ['Reserve now'],
  });
});
