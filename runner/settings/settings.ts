import { parseArgs } from 'node:util';
import { Misuse } from '../play/failure.ts';
import { flagOf, isOptionName, meant, NAMES, variableOf } from './names.ts';
import { valueOf, type Option } from './option.ts';
import { OPTIONS, type OptionName, type Settings } from './options.ts';

/** What a command line said. */
export interface Flags {
  /** By the names of options; what was not said is missing. */
  given: ReadonlyMap<OptionName, string | boolean | readonly string[]>;
  /** The config file, where one is named. */
  config?: string;
  help: boolean;
}

/**
 * Reads a command line; files stand for `journeys`.
 * @throws {Misuse} for a flag that there is not, with the one that was likely meant
 */
export function readFlags(args: string[]): Flags {
  const known = [...NAMES.filter((name) => name !== 'journeys').map(flagOf), 'config', 'help'];
  for (const arg of args) {
    const [, flag] = /^--(?:no-)?([^=]+)/.exec(arg) ?? [];
    if (flag !== undefined && !known.includes(flag))
      throw new Misuse(`there is no --${flag}${meant(flag, known, '--')}.`);
    if (arg === '--') break;
  }
  const types = NAMES.filter((name) => name !== 'journeys').map((name) => {
    const type = isToggle(OPTIONS[name]) ? ('boolean' as const) : ('string' as const);
    return [flagOf(name), { type }] as const;
  });
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: {
      ...Object.fromEntries(types),
      config: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const given = new Map<OptionName, string | boolean | readonly string[]>();
  const said = new Map(Object.entries(values));
  for (const name of NAMES) {
    const value = said.get(flagOf(name));
    if (typeof value === 'string' || typeof value === 'boolean') given.set(name, value);
  }
  if (positionals.length > 0) given.set('journeys', positionals);
  const { config, help } = values;
  return { given, ...(typeof config === 'string' && { config }), help: help === true };
}

/**
 * The value of every option: a flag counts more than the environment, that more than the config, and that more
 * than the default.
 * @param config what the config file holds, beside its hooks, and how it is called
 * @throws {Misuse} when a value is none of its option, naming where it was set
 */
export function settle(
  { given }: Flags,
  environment: Readonly<Record<string, string | undefined>>,
  config: { values: Readonly<Record<string, unknown>>; file: string },
): Settings {
  const settle = <T>(name: OptionName, option: Option<T>): T => {
    const flag = given.get(name);
    if (flag !== undefined)
      return valueOf(option, flag, name === 'journeys' ? 'the files' : `--${flagOf(name)}`, true);
    const variable = environment[variableOf(name)];
    if (variable !== undefined && variable !== '') return valueOf(option, variable, variableOf(name), true);
    const value = config.values[name];
    return value === undefined ? option.fallback : valueOf(option, value, `${config.file}: ${name}`, false);
  };
  const settled = Object.fromEntries(NAMES.map((name) => [name, settle<unknown>(name, OPTIONS[name])]));
  return settled as Settings; // each value came out of its own row of the table
}

/**
 * Refuses names that are no options.
 * @param more further names that are right
 * @throws {Misuse} with the name that was likely meant
 */
export function assertKnown(names: readonly string[], more: readonly string[], file: string): void {
  const known = [...NAMES, ...more];
  for (const name of names) {
    if (isOptionName(name) || more.includes(name)) continue;
    throw new Misuse(
      `${file}: there is no option “${name}”${meant(name, known, '')}. docs/configuration.md lists all.`,
    );
  }
}

function isToggle({ fallback }: Option<unknown>): boolean {
  return typeof fallback === 'boolean';
}
