import { expect, test } from 'vitest';
import { killMonitor } from './killing.ts';

test('a monitor that is killed at any moment loses no run that it reported, and tells no outage twice', async () => {
  const killed = await killMonitor(4, 4);
  expect(killed.faults).toEqual([]);
  expect(killed.reported).toBeGreaterThan(20);
  expect(killed.alerts).toBeGreaterThanOrEqual(4);
});
