import { defineConfig } from 'vitest/config';
import { installedFirefox, NO_FIREFOX } from './runner/play/installed-firefox.js';
import { installedPostgres, NO_POSTGRES } from './scripts/installed-postgres.js';

/**
 * Three projects: `unit` runs in Node alone; `e2e` drives real browsers against the built extension and runner; of
 * both no more than three files at a time, as browsers wait half of their time and many of them share a machine
 * badly. `alone` comes after them, one file at a time: what it tests shows only when nothing else takes the machine's
 * time. Without a Firefox or a PostgreSQL its tests are left out, and the run says so at its end; in CI that is an
 * error.
 */
const hasFirefox = installedFirefox() !== undefined;
const hasPostgres = installedPostgres() !== undefined;
const missing = [...(hasFirefox ? [] : [NO_FIREFOX]), ...(hasPostgres ? [] : [NO_POSTGRES])];
if (missing.length > 0 && process.env.CI) throw new Error(missing.join('\n'));

const notice = { onTestRunEnd: () => console.warn(`\n${missing.join('\n')}\n`) };

const ALONE = ['test/e2e/faults/**/*.test.ts'];

/** No test is about time; a busy machine must not turn one red. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

const browsers = {
  // Files of one worker share browsers, which take longer to start than most tests.
  isolate: false,
  // CI tries once more and marks what needed it (“retry x1”): a mark is a bug to be found, not a reason to stop.
  retry: process.env.CI ? 1 : 0,
  ...patience,
};

export default defineConfig({
  test: {
    passWithNoTests: false,
    reporters: ['default', ...(missing.length > 0 ? [notice] : [])],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{journey,codegen,docs,extension,runner,scripts}/**/*.test.ts'],
          exclude: hasPostgres ? [] : ['test/runner/monitor/fleet/**'],
          maxWorkers: 3,
          ...patience,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...ALONE, ...(hasFirefox ? [] : ['test/e2e/firefox/**', 'test/e2e/**/firefox.test.ts'])],
          maxWorkers: 3,
          ...browsers,
        },
      },
      {
        test: {
          name: 'alone',
          include: ALONE,
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          ...browsers,
        },
      },
    ],
  },
});
