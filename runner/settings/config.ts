import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { importModule } from '../import-module.ts';
import type { MonitorConfig } from '../monitor/settings.ts';
import { Misuse } from '../play/failure.ts';
import { HOOKS, hooksOf, type Hooks } from './hooks.ts';
import type { Settings } from './options.ts';
import { assertKnown } from './settings.ts';

/** What `waymark.config.ts` exports by default: any of the options, and what is done around journeys. */
export type Config = { readonly [Name in keyof Settings]?: Settings[Name] | undefined } & Hooks & {
    /** What `waymark monitor` does, and nobody else asks. */
    readonly monitor?: MonitorConfig;
  };

/** What was found in a config file. */
export interface FoundConfig {
  values: Readonly<Record<string, unknown>>;
  hooks: Hooks;
  /** What it says of the monitor, unread. */
  monitor?: unknown;
  /** How the file is called, for the reader. */
  file: string;
}

const USUAL = ['waymark.config.ts', 'waymark.config.js', 'waymark.config.mjs'];

/**
 * Reads the config: the file that is named, else the usual one in the working folder, if there is any.
 * @throws {Misuse} when the named one is not there, or one can't be used
 */
export async function readConfig(named: string | undefined): Promise<FoundConfig> {
  const file = named ?? USUAL.find((name) => existsSync(name));
  if (file === undefined) return { values: {}, hooks: {}, file: 'waymark.config.ts' };
  const shown = relative('', file) || file;
  if (!existsSync(file)) throw new Misuse(`--config: ${shown} is not there.`);
  const found = await importModule(file, shown);
  if (typeof found !== 'object' || found === null) {
    throw new Misuse(`${shown} is no config: expected “export default defineConfig({ … })”.`);
  }
  const { monitor, ...values }: Record<string, unknown> = Object.fromEntries(Object.entries(found));
  assertKnown(Object.keys(values), HOOKS, shown);
  return { values, hooks: hooksOf(values, shown), monitor, file: shown };
}
