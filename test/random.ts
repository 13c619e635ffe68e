import fc from 'fast-check';

/**
 * Random tests are the same in each run, so that a red run always speaks of the change under it, and never of luck.
 * Those who look for what no run has seen yet say `npm run explore`: it takes another seed, and more cases.
 */

const { WAYMARK_TEST_SEED = '20261127', WAYMARK_TEST_TIMES = '1' } = process.env;

/** Where each test's random cases begin. */
const seed = Number(WAYMARK_TEST_SEED);

/** How many cases of a test to try; many times of them where somebody explores. */
export function cases(count: number): number {
  return count * Number(WAYMARK_TEST_TIMES);
}

fc.configureGlobal({ seed, numRuns: cases(100) });

export { default as fc } from 'fast-check';
