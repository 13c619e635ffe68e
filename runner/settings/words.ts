import { flagOf, NAMES, variableOf } from './names.ts';
import type { Option } from './option.ts';
import { OPTIONS, type OptionName } from './options.ts';

/** The options in words: for the help of the command line, and for the documentation. */

/** A line or two for each option. */
export function wordOptions(): string {
  const shown = NAMES.filter((name) => name !== 'journeys');
  const heads = shown.map((name) => [`--${flagOf(name)}`, row(name).placeholder].filter(Boolean).join(' '));
  const width = Math.max(...heads.filter((head) => head.length < WIDEST).map(({ length }) => length));
  return shown
    .map((name, index) => {
      const head = heads[index] ?? '';
      const words = `${says(name)}${shortDefault(name)}`;
      return head.length > width
        ? `  ${head}\n  ${' '.repeat(width)}  ${words}`
        : `  ${head.padEnd(width)}  ${words}`;
    })
    .join('\n');
}

/** The page of the documentation, as Markdown; `npm run configuration` writes it. */
export function configurationPage(): string {
  return `${PAGE}\n${optionsTable()}\n`;
}

const PAGE = `# Configuration

Every option of \`waymark run\` can be set in a config, in the environment and by a flag. A flag counts more than the
environment, the environment more than the config. What is no option, or no value of one, is refused, and nothing is
run.

\`\`\`ts
// waymark.config.ts
import { defineConfig } from 'waymark';

export default defineConfig({
  retries: process.env.CI ? 1 : 0,
  junit: 'reports/waymark.xml',
});
\`\`\`

Waymark takes \`waymark.config.ts\` (or \`.js\`, \`.mjs\`) from the folder that it is called in; \`--config FILE\` names
another. A switch is put off by \`--no-\` before its name, or by \`false\`.

## Before and after

A config can also have hooks: \`beforeAll\` and \`afterAll\` around all journeys, \`beforeEach\` and \`afterEach\` around
each attempt at one. Those that come after are called whatever happened before. When \`beforeAll\` throws, nothing is run
(exit code 2); when \`afterAll\` does, the run fails; the others fail their journey.

A person who is signed in once can be signed in everywhere:

\`\`\`ts
import { defineConfig, keepState, useState, type SiteState } from 'waymark';

let state: SiteState | undefined;

export default defineConfig({
  async beforeAll({ openPage }) {
    const page = await openPage(); // a page of Puppeteer
    await page.goto('https://shop.example/login');
    // … sign in
    state = await keepState(page);
  },
  async beforeEach({ page, journey }) {
    if (state && journey.id !== 'sign-in') await useState(page, state);
  },
  async afterAll() {
    await fetch('https://shop.example/test/reset', { method: 'POST' });
  },
});
\`\`\`

## Options
`;

/** The table of all options. */
function optionsTable(): string {
  const rows = NAMES.map((name) => {
    const flag =
      name === 'journeys'
        ? 'FILES'
        : `--${flagOf(name)}${row(name).placeholder ? ` ${row(name).placeholder}` : ''}`;
    const cells = [
      `\`${name}\``,
      `\`${flag}\``,
      `\`${variableOf(name)}\``,
      defaultOf(name),
      `${row(name).says}.${values(name)}`,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '| in the config | flag | variable | default | what it does |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const WIDEST = 26;

function row(name: OptionName): Option<unknown> {
  return OPTIONS[name];
}

function says(name: OptionName): string {
  const words = row(name).says;
  return `${words[0]?.toLowerCase() ?? ''}${words.slice(1)}`;
}

/** What values it takes, where its placeholder does not say so. */
function values(name: OptionName): string {
  const { fallback, expected } = row(name);
  return typeof fallback === 'boolean' || /^(a path|one of )/.test(expected) ? '' : ` Takes ${expected}.`;
}

function shortDefault(name: OptionName): string {
  const { fallback, byDefault } = row(name);
  if (byDefault === 'none' || typeof fallback === 'boolean') return '';
  return ` (${byDefault ?? String(fallback)})`;
}

function defaultOf(name: OptionName): string {
  const { fallback, byDefault } = row(name);
  return byDefault ?? `\`${Array.isArray(fallback) ? fallback.join(', ') : String(fallback)}\``;
}
