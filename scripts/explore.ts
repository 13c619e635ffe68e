import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/**
 * Looks for cases that no test has seen yet: all tests of random cases, from another seed, with ten times as many cases
 * as usual, or as often as is said. `npm test` takes the same cases each time.
 */

const [times = '10', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
const env = { ...process.env, WAYMARK_TEST_SEED: seed, WAYMARK_TEST_TIMES: times };
const tests = ['related', 'test/random.ts', '--run', '--project', 'unit', '--testTimeout', '0'];
const args = ['node_modules/vitest/vitest.mjs', ...tests];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
const again = `npm run explore -- ${times} ${seed}`;
console.log(status === 0 ? `Nothing found from seed ${seed}.` : `To see it again: ${again}`);
process.exitCode = status ?? 1;
