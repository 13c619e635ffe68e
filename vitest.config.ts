import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` runs in Node alone; `e2e` drives real browsers against the built extension and runner, no more
 * than two files at a time, since many browsers share a machine badly.
 */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{journey,codegen,extension,runner}/**/*.test.ts'],
          // No test is about time; a busy machine must not turn one red.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          // CI tries once more and marks what needed it (“retry x1”): a mark is a bug to be found, not a reason to stop.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
