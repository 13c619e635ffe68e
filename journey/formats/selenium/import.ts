import { z } from 'zod';
import { JourneyError, readJson } from '../../json-text.ts';
import { explain } from '../../problems.ts';
import { assemble, firstOrigin, type Imported } from '../assemble.ts';
import { Walk, type Command } from './walk.ts';

/** Projects of Selenium IDE (`.side`), as its documentation tells the commands. */

const command = z.object({
  command: z.string(),
  target: z.string().default(''),
  targets: z.array(z.array(z.string())).default([]),
  value: z.string().default(''),
  opensWindow: z.boolean().default(false),
  windowHandleName: z.string().default(''),
});
const project = z.object({
  name: z.string().default(''),
  url: z.string().default(''),
  tests: z.array(z.object({ name: z.string(), commands: z.array(command) })),
});

/**
 * Makes a journey of each test of a Selenium IDE project. What a journey has nothing for becomes an `unsupported` step
 * with the command's own text.
 * @param file what to call the file in errors
 * @param baseUrl the site, for a project that has none
 * @throws {JourneyError} when the file is no project, with the places
 */
export function importSelenium(text: string, file: string, baseUrl?: string): Imported[] {
  const data = readJson(text, file, { what: WHAT, advice: ADVICE });
  const result = project.safeParse(data);
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => explain(issue, data)).slice(0, 10);
    throw new JourneyError(
      `${file} is not ${WHAT}:\n${problems.map((line) => `  ${line}`).join('\n')}\n${ADVICE}`,
    );
  }
  const { url, tests } = result.data;
  if (tests.length === 0)
    throw new JourneyError(`${file} is ${WHAT} without a test: there is nothing to import.`);
  return tests.map(({ name, commands }) => {
    const origin = baseUrl ?? firstOrigin([url, ...commands.map(addressOf)]);
    if (origin === undefined) {
      throw new JourneyError(
        `${file}: url: expected the address of a site, saw ${JSON.stringify(url)}. Give it with --base-url.`,
      );
    }
    const walk = new Walk(origin);
    for (const one of commands) walk.take(one);
    const journey = assemble(
      { title: name, baseUrl: origin, viewport: walk.viewport, steps: walk.steps() },
      file,
    );
    return { journey, notes: walk.notes };
  });
}

function addressOf({ command, target }: Command): string {
  return command === 'open' ? target : '';
}

const WHAT = 'a project of Selenium IDE';
const ADVICE = 'Save it again in Selenium IDE as a .side file, or mend these places.';
