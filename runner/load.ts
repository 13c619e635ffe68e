import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { attachmentsOf } from '../journey/attachments.ts';
import { USUAL_LANGUAGE } from '../journey/format.ts';
import type { Candidate, Journey, Target } from '../journey/model.ts';
import { changeTargets, keyOf } from '../journey/mending.ts';
import { lacksOutcome } from '../journey/outcome.ts';
import { parseJourney } from '../journey/parse.ts';
import { importModule } from './import-module.ts';
import { Misuse } from './play/failure.ts';
import type { JourneyPage } from './play/page.ts';
import { playJourney, type OnStep } from './play/steps.ts';
import type { Files } from './play/uploads.ts';
import type { Viewport } from './play/viewport.ts';
import { noOutcome, type Walk } from './play/walk.ts';
import type { Script } from './api.ts';

/** A journey that can be replayed, from a script or a journey file. */
export interface Playable {
  id: string;
  title: string;
  /** The file, relative to the working folder. */
  file: string;
  baseUrl: string;
  scopes: readonly string[];
  viewport: Viewport;
  /** The language that sites are asked for (BCP 47). */
  language: string;
  /** The names of the secrets it needs. */
  secrets: readonly string[];
  known: ReadonlyMap<string, Target>;
  files: Files;
  play(walk: Walk, page: JourneyPage): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 800 };

/**
 * Loads a script (`.ts`) or a journey (`.journey.json`).
 * @throws {Misuse | JourneyError} when the file can't be used, with its name and what to do
 */
export async function load(file: string): Promise<Playable> {
  const shown = relative('', file) || file;
  if (!file.endsWith('.json')) return loadScript(file, shown);
  const journey = await readJourney(file, shown);
  if (lacksOutcome(journey)) throw refused(shown, 'In the recorder, add it with “Add a check”.');
  return playableOf(journey, file);
}

/**
 * A journey as one that can be replayed.
 * @param file where it lies; the files that it uploads lie beside it
 */
export function playableOf(journey: Journey, file: string, onStep?: OnStep): Playable {
  const shown = relative('', file) || file;
  return {
    id: journey.id,
    title: journey.title,
    file: shown,
    baseUrl: journey.baseUrl,
    scopes: journey.synthetic ?? [journey.baseUrl],
    viewport: journey.environment.viewport,
    language: journey.environment.language ?? USUAL_LANGUAGE,
    secrets: journey.secrets,
    known: targetsOf(journey),
    files: filesOf(file, journey),
    play: (walk, page) => playJourney(journey, walk, page, onStep),
  };
}

async function loadScript(file: string, shown: string): Promise<Playable> {
  const text = await read(file, shown);
  if (!mayCheck(text)) throw refused(shown, '');
  const script = await importScript(file, shown);
  const { title, options } = script;
  if (!URL.canParse(options.baseUrl) || new URL(options.baseUrl).origin !== options.baseUrl) {
    const saw = JSON.stringify(options.baseUrl);
    throw new Misuse(
      `${shown}: baseUrl: expected a web origin without a path, such as https://shop.example, saw ${saw}`,
    );
  }
  const recorded = await readRecorded(file);
  return {
    id: basename(file).replace(/\.[cm]?[jt]s$/, ''),
    title,
    file: shown,
    baseUrl: options.baseUrl,
    scopes: options.synthetic ?? [options.baseUrl],
    viewport: options.viewport ?? VIEWPORT,
    language: languageOf(options.language, shown),
    secrets: options.secrets ?? [],
    known: recorded ? targetsOf(recorded) : new Map(),
    files: filesOf(file, recorded),
    play: (walk, page) => script.play(walk, page),
  };
}

/** @throws {Misuse} for what is no language */
function languageOf(language: string = USUAL_LANGUAGE, shown: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? USUAL_LANGUAGE;
  } catch {
    const saw = JSON.stringify(language);
    throw new Misuse(`${shown}: language: expected the tag of a language, such as de-DE, saw ${saw}`);
  }
}

/** Whether a script checks anything, as far as its text tells: by itself or in a module beside it. */
function mayCheck(text: string): boolean {
  return /\bexpect\s*\(/.test(text) || /\bfrom\s*['"]\.{1,2}\//.test(text);
}

function refused(shown: string, more: string): Misuse {
  const { message, advice } = noOutcome();
  return new Misuse(`${shown} was not run. ${message}\n  ${advice ?? ''}${more && `\n  ${more}`}`);
}

async function importScript(file: string, shown: string): Promise<Script> {
  const script = await importModule(file, shown);
  if (isScript(script)) return script;
  throw new Misuse(
    `${shown} is no journey script: expected “export default journey(…)”, saw ${describe(script)}.`,
  );
}

function isScript(value: unknown): value is Script {
  return (
    typeof value === 'object' && value !== null && 'play' in value && 'title' in value && 'options' in value
  );
}

function describe(value: unknown): string {
  return value === undefined ? 'no default export' : `a default export of type ${typeof value}`;
}

async function readRecorded(script: string): Promise<Journey | undefined> {
  const file = script.replace(/\.[cm]?[jt]s$/, '.journey.json');
  const shown = relative('', file) || file;
  try {
    return parseJourney(await readFile(file, 'utf8'), shown);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function readJourney(file: string, shown: string): Promise<Journey> {
  return parseJourney(await read(file, shown), shown);
}

async function read(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) throw new Misuse(`${shown} is not there.`);
    throw new Misuse(`${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** All targets of a journey by the names that scripts and replays use for them. */
function targetsOf(journey: Journey): Map<string, Target> {
  const targets = new Map<string, Target>();
  const note = (target: Target, frames: readonly Candidate[]): Target => {
    const [best] = target.candidates;
    if (best) targets.set(keyOf(frames, best), target);
    return target;
  };
  for (const step of journey.steps) changeTargets(step, note);
  return targets;
}

/** Where a script's or journey's files lie, with what is known of them. */
function filesOf(file: string, journey: Journey | undefined): Files {
  const attachments = journey ? attachmentsOf(journey) : [];
  const checksums = new Map(attachments.map(({ path, sha256 }) => [path, sha256]));
  return { folder: dirname(resolve(file)), checksums };
}
