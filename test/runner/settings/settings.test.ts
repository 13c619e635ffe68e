import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../runner/settings/config.ts';
import { flagOf, NAMES, variableOf } from '../../../runner/settings/names.ts';
import { OPTIONS } from '../../../runner/settings/options.ts';
import { readFlags, settle } from '../../../runner/settings/settings.ts';

const none = { values: {}, hooks: {}, file: 'waymark.config.ts' };

/** A value of each option that is not its default, as a config has it and as a flag or variable spells it. */
const OTHERS: Record<(typeof NAMES)[number], [value: unknown, spelt: string]> = {
  journeys: [['walks', 'more/*.ts'], 'walks,more/*.ts'],
  baseUrl: ['https://preview.example', 'https://preview.example'],
  grep: ['tour|search', 'tour|search'],
  shard: ['2/3', '2/3'],
  timeout: [2.5, '2.5'],
  journeyTimeout: [20, '20'],
  runTimeout: [90, '90'],
  concurrency: [7, '7'],
  retries: [2, '2'],
  failOnFlaky: [true, 'true'],
  strict: [true, 'true'],
  update: [true, 'true'],
  out: ['elsewhere', 'elsewhere'],
  browser: ['firefox', 'firefox'],
  screenshots: ['failure', 'failure'],
  key: ['key.json', 'key.json'],
  junit: ['junit.xml', 'junit.xml'],
  json: ['runs.json', 'runs.json'],
  markdown: ['summary.md', 'summary.md'],
  record: [true, 'true'],
  store: ['postgres://waymark@db/waymark', 'postgres://waymark@db/waymark'],
  evidence: ['/mnt/evidence', '/mnt/evidence'],
  headed: [true, 'true'],
  slow: [0.2, '0.2'],
  debug: ['Sign in', 'Sign in'],
  watch: [true, 'true'],
};

describe.each(NAMES)('%s', (name) => {
  const [value, spelt] = OTHERS[name];
  const flags = (): string[] => {
    if (name === 'journeys') return spelt.split(',');
    return typeof value === 'boolean' ? [`--${flagOf(name)}`] : [`--${flagOf(name)}`, spelt];
  };

  test('has its default without being set', () => {
    expect(settle(readFlags([]), {}, none)[name]).toEqual(OPTIONS[name].fallback);
  });

  test('can be set by config, environment and flag alike', () => {
    expect(settle(readFlags([]), {}, { ...none, values: { [name]: value } })[name]).toEqual(value);
    expect(settle(readFlags([]), { [variableOf(name)]: spelt }, none)[name]).toEqual(value);
    expect(settle(readFlags(flags()), {}, none)[name]).toEqual(value);
  });

  test('takes the flag before the environment, and that before the config', () => {
    const { fallback } = OPTIONS[name];
    const lower = Array.isArray(fallback) ? ['low'] : value;
    const config = { ...none, values: { [name]: lower } };
    expect(settle(readFlags([]), { [variableOf(name)]: spelt }, config)[name]).toEqual(value);
    expect(settle(readFlags(flags()), { [variableOf(name)]: 'nonsense, unread' }, config)[name]).toEqual(
      value,
    );
  });
});

test('a switch that is on can be put off', () => {
  const config = { ...none, values: { headed: true } };
  expect(settle(readFlags(['--no-headed']), {}, config).headed).toBe(false);
  expect(settle(readFlags([]), { WAYMARK_HEADED: 'off' }, config).headed).toBe(false);
});

describe('what is no value is refused, with where it was set, what was expected and what was seen', () => {
  test.each([
    [['--retries', '-1'], {}, {}, 'retries'],
    [['--retries=1.5'], {}, {}, '--retries: expected a whole number from 0 up, saw “1.5”'],
    [['--shard', '4/3'], {}, {}, '--shard: expected a part such as 2/3, saw “4/3”'],
    [['--grep', '('], {}, {}, '--grep: expected a regular expression, saw “(”'],
    [['--base-url', 'shop'], {}, {}, '--base-url: expected an address such as'],
    [['--screenshots', 'all'], {}, {}, '--screenshots: expected one of steps, failure, never, saw “all”'],
    [[], { WAYMARK_TIMEOUT: '0' }, {}, 'WAYMARK_TIMEOUT: expected a number of seconds above 0, saw “0”'],
    [[], { WAYMARK_WATCH: 'perhaps' }, {}, 'WAYMARK_WATCH: expected true or false, saw “perhaps”'],
    [[], {}, { timeout: '10' }, 'waymark.config.ts: timeout: expected a number of seconds above 0, saw “10”'],
    [
      [],
      {},
      { journeys: [] },
      'waymark.config.ts: journeys: expected a list of texts, none of them empty, saw []',
    ],
  ])('%j %j %j', (args, environment, values, words) => {
    expect(() => settle(readFlags(args), environment, { ...none, values })).toThrow(words);
  });
});

test.each([
  ['--retry', 'there is no --retry, but there is --retries'],
  ['--headles', 'there is no --headles, but there is --headed'],
  ['--time-out=3', 'there is no --time-out, but there is --timeout'],
  ['--quite-another', 'there is no --quite-another.'],
])('a flag that there is not is refused: %s', (flag, words) => {
  expect(() => readFlags([flag])).toThrow(words);
});

describe('the config file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-config-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (text: string): Promise<string> => {
    const file = join(folder, `${crypto.randomUUID()}.ts`);
    await writeFile(file, text);
    return file;
  };

  test('is a module that exports its options', async () => {
    const file = await write(`export default { retries: 2 };`);
    expect((await readConfig(file)).values).toEqual({ retries: 2 });
  });

  test('has hooks, which are functions', async () => {
    const file = await write(`export default { beforeAll() {}, retries: 1 };`);
    expect(Object.keys((await readConfig(file)).hooks)).toEqual(['beforeAll']);
    await expect(readConfig(await write(`export default { afterEach: 1 };`))).rejects.toThrow(
      'afterEach: expected a function, saw number',
    );
  });

  test('is refused where it names an option that there is not, with the likely one', async () => {
    const file = await write(`export default { retires: 2 };`);
    await expect(readConfig(file)).rejects.toThrow(/there is no option “retires”, but there is retries/);
  });

  test('is refused where it can’t be read, is none or is not there', async () => {
    await expect(readConfig(await write('export default {'))).rejects.toThrow('could not be loaded');
    await expect(readConfig(await write('export const a = 1;'))).rejects.toThrow('is no config');
    await expect(readConfig(join(folder, 'nowhere.ts'))).rejects.toThrow('is not there');
  });
});
