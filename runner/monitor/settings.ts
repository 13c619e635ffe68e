import { resolve } from 'node:path';
import { Cron } from 'croner';
import { z } from 'zod';
import { Misuse } from '../play/failure.ts';
import { secretsAtHand } from '../secrets.ts';
import { readConfig } from '../settings/config.ts';

/** What `monitor` in `waymark.config.ts` may say. */

const SECOND = 1000;
const UNITS = { s: SECOND, m: 60 * SECOND, h: 3600 * SECOND, d: 86_400 * SECOND };

/** A length of time such as `30s`, `5m`, `4h` or `90d`; milliseconds once read. */
const length = z
  .string()
  .regex(/^\d+(\.\d+)?[smhd]$/, 'expected a length of time such as 30s, 5m, 4h or 90d')
  .transform((text) => {
    const unit = text.at(-1);
    const factor = unit === 's' || unit === 'm' || unit === 'h' || unit === 'd' ? UNITS[unit] : 0;
    return Math.round(Number(text.slice(0, -1)) * factor);
  });

const size = z
  .string()
  .regex(/^\d+(\.\d+)? ?[MG]B$/, 'expected a size such as 500MB or 5GB')
  .transform((text) => Math.round(Number.parseFloat(text) * (text.includes('G') ? 1e9 : 1e6)));

const timeZone = z
  .string()
  .refine((name) => isTimeZone(name), 'expected the name of a time zone, such as Europe/Berlin');
const cron = z
  .string()
  .refine((text) => isCron(text), 'expected a cron pattern of five fields, such as 30 8 * * 1-5');

/** A text, or `env:NAME` for one that an environment variable or the `.env` file holds. */
const text = z.string().min(1);

const alert = z.strictObject({
  /** How many runs in a row must fail before somebody is told. */
  after: z.int().min(1).default(2),
  /** How many runs in a row must pass before the recovery is told. */
  recoverAfter: z.int().min(1).default(1),
  /** How long until a journey that stays down is told again. */
  remind: length.default(4 * UNITS.h),
  /** So many failures that went away by themselves, within so long, make a journey flaky. */
  flaky: z.strictObject({ flips: z.int().min(2).default(4), within: length.default(UNITS.d) }).prefault({}),
  /** How many plain passes in a row make a flaky journey steady again. */
  steadyAfter: z.int().min(1).default(10),
});

const timing = {
  /** How often: `5m`. */
  every: length.refine((every) => every >= 5 * SECOND, 'expected 5s or more').optional(),
  /** Or at which times: a cron pattern, in `timeZone`. */
  cron: cron.optional(),
  timeZone: timeZone.optional(),
  /** Begins each run up to so much later, another time each time. */
  jitter: length.optional(),
  /** What to do about moments that passed while nothing ran: run once, or let them pass. */
  catchUp: z.enum(['once', 'skip']).optional(),
  /** How often a failed run is tried again at once, before it counts as failed. */
  retries: z.int().min(0).max(5).optional(),
  /** How long one act or check may take. */
  timeout: length.optional(),
  /** How long a whole run may take; then it is stopped, and has failed. */
  limit: length.optional(),
  /** Where many wait for a worker of a fleet, those with more are run first. */
  priority: z.int().min(-100).max(100).optional(),
  /** The share of runs that is to pass, in percent. */
  slo: z.number().min(0).max(100).optional(),
  alert: alert.optional(),
};

const channel = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('slack'),
    /** An incoming webhook; it can carry no picture. */
    webhook: text.optional(),
    /** Or a bot's token (scopes `chat:write`, `files:write`) and the id of a channel: with the failing picture. */
    token: text.optional(),
    channel: text.optional(),
    api: text.default('https://slack.com/api'),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: text,
    /** Signs each call as Standard Webhooks has it. */
    secret: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('email'),
    /** Such as `smtps://user:password@mail.example.com`. */
    smtp: text,
    from: text,
    to: z.array(text).min(1),
  }),
]);

const maintenance = z.strictObject({
  /** Once: from when until when, as `2026-03-01T22:00:00Z`. */
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Or again and again: when it begins, and for how long. */
  cron: cron.optional(),
  for: length.optional(),
  timeZone: timeZone.default('UTC'),
  /** The ids of journeys; all by default. */
  journeys: z.array(z.string()).optional(),
  reason: z.string().default('Maintenance'),
});

const monitor = z.strictObject({
  ...timing,
  journeys: z
    .array(
      z.strictObject({
        file: z.string(),
        ...timing,
        /** The names of the channels that are told. All of them by default. */
        channels: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  channels: z.record(z.string(), channel).default({}),
  maintenance: z.array(maintenance).default([]),
  /** How many runs at a time. */
  concurrency: z.int().min(1).default(2),
  /** What this place is called, where journeys are run from several. */
  location: z.string().min(1).default('here'),
  /** The places whose workers run each journey, in a fleet. That one alone by default. */
  locations: z.array(z.string().min(1)).min(1).optional(),
  retention: z
    .strictObject({
      runs: length.default(400 * UNITS.d),
      evidence: length.default(30 * UNITS.d),
      evidenceSize: size.default(5e9),
    })
    .prefault({}),
  dashboard: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(4180),
      /** Needed to look, unless only this machine can. Made up and shown at the start when it is not given. */
      token: text.optional(),
      /** Where people reach it, for links in alerts. */
      url: z.url().optional(),
      /** Whether /status can be read without the token. */
      publicStatus: z.boolean().default(false),
    })
    .prefault({}),
  /** An address that is called each minute while all is well: whoever misses the call tells you. */
  ping: text.optional(),
  /** A collector of OpenTelemetry that takes OTLP over HTTP, such as `http://127.0.0.1:4318`. */
  otlp: z.strictObject({ url: z.url(), headers: z.record(z.string(), text).default({}) }).optional(),
});

/** The settings of a monitor as they are written. */
export type MonitorConfig = z.input<typeof monitor>;
/** The settings of a monitor, complete. */
export type MonitorSettings = z.output<typeof monitor>;
export type ChannelSettings = z.output<typeof channel>;
export type MaintenanceSettings = z.output<typeof maintenance>;

/** What to expect of one journey: what it says itself, else what is said for all. */
export function timingOf(settings: MonitorSettings, file: string) {
  const own = settings.journeys?.find((journey) => resolve(journey.file) === resolve(file));
  const all = { ...settings, ...own };
  const isOwn = own?.every !== undefined || own?.cron !== undefined;
  const { every, cron: pattern } = isOwn ? own : settings;
  const jitter = all.jitter ?? 0;
  return {
    schedule:
      pattern === undefined
        ? { kind: 'interval' as const, every: every ?? 5 * UNITS.m, jitter }
        : { kind: 'cron' as const, pattern, timeZone: all.timeZone ?? 'UTC', jitter },
    catchUp: all.catchUp ?? ('once' as const),
    retries: all.retries ?? 1,
    timeout: all.timeout ?? 10 * SECOND,
    limit: all.limit ?? 10 * UNITS.m,
    priority: all.priority ?? 0,
    slo: all.slo ?? 99.5,
    policy: all.alert ?? alert.parse({}),
    channels: own?.channels ?? Object.keys(settings.channels),
  };
}

/** How one journey is run and watched. */
export type Timing = ReturnType<typeof timingOf>;

/**
 * Reads the settings from the config: the file that is named, else `waymark.config.ts` in the working folder; without
 * any, all are as by default.
 * @param tells whether the channels are told by this process; who does not needs none of their secrets
 * @throws {Misuse} when they can't be used, naming each fault
 */
export async function readSettings(named: string | undefined, tells = true): Promise<MonitorSettings> {
  const { monitor: written = {}, file } = await readConfig(named);
  return settingsOf(written, file, tells);
}

/** Settings from what was written. @throws {Misuse} when they can't be used */
export function settingsOf(written: unknown, file: string, tells = true): MonitorSettings {
  const read = monitor.safeParse(written);
  if (!read.success) throw new Misuse(`${file}: monitor:\n${z.prettifyError(read.error)}`);
  const { channels, ...rest } = read.data;
  const settings = { ...resolved(rest, file), channels: tells ? resolved(channels, file) : channels };
  const faults = faultsOf(settings);
  if (faults.length > 0) throw new Misuse(`${file}: monitor: ${faults.join('\n  ')}`);
  return settings;
}

function faultsOf(settings: MonitorSettings): string[] {
  const known = Object.keys(settings.channels);
  const all = [settings, ...(settings.journeys ?? [])];
  return [
    ...(settings.journeys ?? [])
      .flatMap(({ channels = [] }) => channels)
      .flatMap((name) =>
        known.includes(name)
          ? []
          : [`there is no channel “${name}”; there is ${known.join(', ') || 'none'}.`],
      ),
    ...all.flatMap(({ every, cron }) => (every && cron ? ['“every” and “cron” exclude each other.'] : [])),
    ...all.flatMap(({ every = settings.every, jitter }) =>
      every && jitter && jitter > every / 2 ? ['“jitter” can be no more than half of “every”.'] : [],
    ),
    ...Object.entries(settings.channels).flatMap(([name, channel]) =>
      channel.kind === 'slack' && !channel.webhook && !(channel.token && channel.channel)
        ? [`channel “${name}” needs a webhook, or a token and a channel.`]
        : [],
    ),
    ...settings.maintenance.flatMap(({ from, until, cron, for: length }) =>
      (from && until) || (cron && length)
        ? []
        : ['maintenance needs “from” and “until”, or “cron” and “for”.'],
    ),
  ];
}

/** Each `env:NAME` by what it stands for. */
function resolved<T>(settings: T, file: string): T {
  const valueOf = secretsAtHand();
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('env:')) {
      const found = valueOf(value.slice(4));
      if (!found)
        throw new Misuse(
          `${file}: no value for ${value.slice(4)}. Set it in the environment or in a .env file.`,
        );
      return found;
    }
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(settings) as T; // the same shape, with other texts
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true, mode: '5-or-6-parts' }).nextRun() !== null;
  } catch {
    return false;
  }
}
