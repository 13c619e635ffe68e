import type { Attachment } from '../journey/attachments.ts';
import { JOURNEY_VERSION } from '../journey/format.ts';
import { journeySchema, type Journey } from '../journey/model.ts';
import { misfitsOf } from '../journey/references.ts';
import { expectation } from '../journey/expectation.ts';
import { placeOf, ScriptError } from './code/place.ts';
import { namesIn } from './code/names.ts';
import { UNREAD } from './kinds/filling.ts';
import { furtherTabs, journeyOf } from './options.ts';
import { contextOf, importsOf, printSteps } from './print.ts';
import { restored } from './restore.ts';
import { takeApart, type Parts } from './take-apart.ts';

/** What is known besides the script. */
export interface Beside {
  /** What to call the script in errors. */
  file: string;
  /** The id of the journey, where none was generated before. */
  id: string;
  /** The journey that the script was generated from. */
  previous?: Journey | undefined;
  /** What is in a file at a path, relative to the script, that the journey before did not upload. */
  attachmentOf?: (path: string) => Attachment | undefined;
}

/**
 * Reads a script as a journey. What printers write becomes steps; all else that a person wrote is kept in its place,
 * as code. What a script does not hold comes from the journey that it was generated from.
 * @throws {ScriptError} when it is no script of a journey, or one that does not hold together
 */
export function parseScript(text: string, beside: Beside): Journey {
  return readParts(takeApart(text, beside.file), beside);
}

/** The journey of a script that was taken apart. */
export function readParts(parts: Parts, beside: Beside): Journey {
  const { file, previous, attachmentOf = () => undefined } = beside;
  const units = parts.units.flatMap((unit) => (unit.is === 'close' ? [] : [unit]));
  const read = units.map(({ step }) => step);
  const steps = restored(read, previous?.steps ?? [], attachmentOf);
  const refuse = (at: number, why: string): never => {
    throw new ScriptError(`${placeOf(parts.text, at, file)}: ${why}`);
  };
  for (const [at, step] of steps.entries()) {
    const lost = step.kind === 'upload' && step.files.find(({ sha256 }) => sha256 === UNREAD.sha256);
    if (lost) refuse(units[at]?.from ?? 0, `the file ${lost.path} is uploaded here, and it is not there.`);
  }
  const known = { ...instead(parts, previous), ...parts.known };
  const { baseUrl } = known;
  if (baseUrl === undefined) return refuse(parts.options.from, 'expected baseUrl: "https://…".');
  const bare: Journey = {
    ...(previous?.$schema !== undefined && { $schema: previous.$schema }),
    version: JOURNEY_VERSION,
    id: previous?.id ?? beside.id,
    title: parts.title.value,
    ...journeyOf({ ...known, baseUrl }),
    ...(previous?.imported && { imported: previous.imported }),
    steps,
  };
  const script = writtenAround(parts, bare);
  const journey: Journey = Object.keys(script).length === 0 ? bare : { ...bare, script };
  const result = journeySchema.safeParse(journey);
  const problems = result.success
    ? misfitsOf(result.data)
    : result.error.issues.map((issue) => ({ path: issue.path, expected: expectation(issue) }));
  for (const { path, expected } of problems) {
    const isOfStep = path[0] === 'steps';
    const at = isOfStep ? (units[Number(path[1])]?.from ?? 0) : parts.options.from;
    refuse(at, `${path.slice(isOfStep ? 2 : 0).join('.')}: expected ${expected}.`);
  }
  return journey;
}

/** What the journey before says of options that are now code: it knows a value, and the code stays what counts. */
function instead({ written, text, options }: Parts, previous: Journey | undefined): Parts['known'] {
  const found: Parts['known'] = {};
  for (const { of, code } of written) {
    if (of === 'baseUrl') {
      const named = previous?.baseUrl ?? /https?:\/\/[^\s"'`/]+/.exec(code)?.[0];
      if (named !== undefined) found.baseUrl = named;
    }
    if (of === 'synthetic' && previous?.synthetic) found.synthetic = previous.synthetic;
    if (of === 'viewport' && previous) found.viewport = previous.environment.viewport;
    if (of === 'language' && previous?.environment.language) found.language = previous.environment.language;
    if (of === 'inputs' || of === 'secrets') {
      const scope = text.slice(options.to);
      const used = new Set(
        [...scope.matchAll(new RegExp(`\\b${of}(?:\\.|\\[["'])(\\w+)`, 'g'))].map(([, name]) => name ?? ''),
      );
      const names = [...used].filter((name) => code.includes(name));
      if (of === 'secrets') found.secrets = names;
      else found.inputs = Object.fromEntries(names.map((name) => [name, previous?.inputs[name] ?? '']));
    }
  }
  return found;
}

/** What a person wrote around the steps. */
function writtenAround(parts: Parts, journey: Journey): NonNullable<Journey['script']> {
  const { head, tail, written } = parts;
  const used = namesIn(printSteps(journey.steps));
  const printed = importsOf(journey, used);
  const imports = parts.imports.names.filter((name) => !printed.includes(name));
  const needed = new Set(furtherTabs(journey));
  const tabs = (parts.known.tabs ?? []).filter((alias) => !needed.has(alias));
  const context = parts.context.value;
  return {
    ...(head !== '' && { head }),
    ...(tail !== '' && { tail }),
    ...(imports.length > 0 && { imports }),
    ...(tabs.length > 0 && { tabs }),
    ...(context !== contextOf(journey, used) && { context }),
    ...(written.length > 0 && { options: written }),
  };
}
