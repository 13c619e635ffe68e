import { expect } from './play/expect.ts';
import { JourneyPage } from './play/page.ts';
import type { Size, Viewport } from './play/viewport.ts';
import type { Walk } from './play/walk.ts';
import type { Config } from './settings/config.ts';

/** What a journey script imports: `import { journey, expect } from 'waymark'`. */

export { expect };
export { keepState, useState, type SiteState } from './play/signed-in.ts';
export type { Hooks, JourneyHookContext, RunContext } from './settings/hooks.ts';
export type { Accessibility, Budget, ElementExpectation, Likeness, PageExpectation } from './play/expect.ts';
export type { ExpectedAnswer, ShapeInScript } from './play/shape-in-script.ts';
export type { Effects } from './play/effects.ts';
export type {
  ClickOptions,
  DragOptions,
  DragToOptions,
  FrameContent,
  Locator,
  ScrollOptions,
  WheelOptions,
} from './play/locator.ts';
export type { PasteOptions } from './play/pasting.ts';
export type { TypeOptions } from './play/writing.ts';
export type { Config, JourneyPage, Size, Viewport };

/** Gives a config back as it is; the default export of `waymark.config.ts`, for its types. */
export function defineConfig(config: Config): Config {
  return config;
}

/** What a journey is told of its site and data. */
export interface JourneyOptions<Inputs, Secret, Tab> {
  /** The origin of the site, such as `https://shop.example`; addresses in the journey are relative to it. */
  baseUrl: string;
  /** Where steps may act: origins, or addresses ending in `/*`. The whole of `baseUrl` without. */
  synthetic?: string[];
  /** The size of the page in CSS pixels, 1280 x 800 without, and the device that it is shown on. */
  viewport?: Viewport;
  /** The language that sites are asked for (BCP 47), such as `de-DE`; `en-US` without. */
  language?: string;
  /** Data that the journey types, by name. */
  inputs?: Inputs;
  /** The names of secrets; their values come from environment variables of the same names. */
  secrets?: readonly Secret[];
  /** The names of further tabs that open on the way. */
  tabs?: readonly Tab[];
}

/** What a journey has at hand. */
export interface JourneyContext<Inputs, Secret extends string, Tab extends string> {
  /** The tab that the journey starts in. */
  page: JourneyPage;
  /** The further tabs. */
  tabs: Readonly<Record<Tab, JourneyPage>>;
  /** Names a part of the journey, for reports. */
  step(title: string, body: () => Promise<void>): Promise<void>;
  inputs: Readonly<Inputs>;
  secrets: Readonly<Record<Secret, string>>;
}

/** A journey as a script defines it; `waymark run` replays it. */
export interface Script {
  readonly title: string;
  readonly options: JourneyOptions<Readonly<Record<string, string>>, string, string>;
  /** Replays the journey once, starting in a fresh page. */
  play(walk: Walk, page: JourneyPage): Promise<void>;
}

/**
 * Defines a journey. The script's default export.
 * @param body the walk: acts, checks and steps, each awaited; its last act must be followed by a check. A failed
 *   act or check fails the journey, also where the body catches what it throws.
 */
export function journey<
  const Inputs extends Readonly<Record<string, string>> = Readonly<Record<never, string>>,
  const Secret extends string = never,
  const Tab extends string = never,
>(
  title: string,
  options: JourneyOptions<Inputs, Secret, Tab>,
  body: (context: JourneyContext<Inputs, Secret, Tab>) => Promise<void>,
): Script {
  return {
    title,
    options,
    async play(walk, page) {
      const tabs = record(options.tabs ?? [], (alias) => new JourneyPage(walk, alias));
      const secrets = record(options.secrets ?? [], (name) => walk.options.secrets[name] ?? '');
      const inputs = Object.freeze({ ...options.inputs }) as Inputs; // none given is an empty record
      await body({ page, tabs, inputs, secrets, step: (name, part) => walk.step(name, part) });
    },
  };
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}
