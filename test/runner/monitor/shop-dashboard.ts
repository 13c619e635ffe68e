import { join } from 'node:path';
import { openDashboard, type Dashboard } from '../../../runner/monitor/dashboard/server.ts';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { startMonitor } from '../../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../../runner/monitor/settings.ts';
import { fillHistory, SHOP } from './a-day.ts';
import { scratchHistory, type Store } from './histories.ts';

/** A dashboard of a shop some days old, whose monitor waits for New Year. */
export async function openShop(
  dashboard: object = {},
  store: Store = 'SQLite',
): Promise<AsyncDisposable & { at: Dashboard }> {
  const scratch = await scratchHistory(store);
  const { history, folder } = scratch;
  await fillHistory(history, folder, { runs: 14, every: 600_000 });
  const settings = settingsOf({ cron: '0 3 1 1 *', dashboard: { port: 0, ...dashboard } }, 'test');
  const evidence = evidenceFolder(join(folder, 'runs'));
  const monitor = await startMonitor({
    history,
    settings,
    evidence,
    linkTo: () => undefined,
    perform: () => Promise.reject(new Error('nothing is due')),
    journeys: SHOP.map((journey) => ({ ...journey, baseUrl: '', timing: timingOf(settings, journey.file) })),
  });
  const at = await openDashboard({ history, settings, monitor, evidence, problems: [] });
  return {
    at,
    async [Symbol.asyncDispose]() {
      await at[Symbol.asyncDispose]();
      await monitor.stop();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
