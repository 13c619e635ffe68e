import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

const stage = useStage();
const BRIEF = { replaying: { timeout: 600 } };
const HTML = page('<h1>Done</h1><button onclick="say(`clicked`)">Go</button>');

const seeHeading: Body = ({ page: tab }) => expect(tab.getByRole('heading', 'Done')).toBeVisible();

describe('scripts that would prove less than they seem to', () => {
  const cases: [what: string, body: Body, reason: RegExp][] = [
    [
      'an act that is not waited for',
      async (context) => {
        void context.page.getByRole('button', 'Nowhere').click();
        await seeHeading(context);
      },
      /script: “Click button “Nowhere”” was still under way when “Expect heading “Done” to be visible” began/,
    ],
    [
      'a last check that is not waited for',
      async (context) => {
        void expect(context.page.getByRole('heading', 'Nowhere')).toBeVisible();
      },
      /script: “Expect heading “Nowhere” to be visible” was not waited for/,
    ],
    [
      'a step that is not waited for',
      async (context) => {
        void context.step('Forgotten', async () => {
          await sleep(100);
          await seeHeading(context);
        });
      },
      /script: Step “Forgotten” was not waited for/,
    ],
    [
      'an act in a step that is not waited for',
      async (context) => {
        await context.step('Hasty', async () => {
          void seeHeading(context);
        });
      },
      /script: “Expect heading “Done” to be visible” was not waited for/,
    ],
    [
      'a step in a step',
      (context) => context.step('Outer', () => context.step('Inner', () => seeHeading(context))),
      /script: Step “Inner” is inside step “Outer”/,
    ],
    [
      'an act that failed and was caught',
      async (context) => {
        await context.page
          .getByRole('button', 'Nowhere')
          .click()
          .catch(() => undefined);
        await seeHeading(context);
      },
      /missing: Nothing matches button “Nowhere”/,
    ],
    [
      'a check that failed and was caught at the very end',
      async (context) => {
        await seeHeading(context);
        await expect(context.page.locator('#nowhere'))
          .toBeVisible()
          .catch(() => undefined);
      },
      /missing: Nothing matches selector “#nowhere”/,
    ],
    [
      'a step that failed and was caught',
      async (context) => {
        await context.step('Broken', () => Promise.reject(new TypeError('No'))).catch(() => undefined);
        await seeHeading(context);
      },
      /script: The script threw TypeError: No/,
    ],
    [
      'no check after the last act',
      async (context) => {
        await seeHeading(context);
        await context.page.getByRole('button', 'Go').click();
      },
      /no-outcome: /,
    ],
    [
      'a screenshot for a check',
      async (context) => {
        await context.page.getByRole('button', 'Go').click();
        await context.page.screenshot('Proof');
      },
      /no-outcome: /,
    ],
    ['nothing at all', () => Promise.resolve(), /no-outcome: /],
    [
      'what could not be recorded',
      async (context) => {
        await context.page.unsupported('A drag');
        await seeHeading(context);
      },
      /unsupported: A drag could not be recorded/,
    ],
    ['a wrong selector', (context) => context.page.locator('h1[').click(), /script: .*h1\[/],
  ];
  test.each(cases)('%s', async (_, body, reason) => {
    const run = await stage.run(HTML, body, BRIEF);
    expectThat(outcome(run)).toMatch(reason);
    expectThat(run.verdict).toBe('failed');
    expectThat(
      run.steps.every(
        ({ status, actions }) => status === 'failed' || actions.every((action) => action.status === 'passed'),
      ),
    ).toBe(true);
  });
});

test('acts outside of any step get one of their own', async () => {
  const run = await stage.run(HTML, async (context) => {
    await context.step('Named', () => seeHeading(context));
    await seeHeading(context);
  });
  expectThat(outcome(run)).toBe('passed');
  expectThat(run.steps.map(({ title }) => title)).toEqual([
    'Go to /',
    'Named',
    'Expect heading “Done” to be visible',
  ]);
});

describe('a failure tells its line', () => {
  test.each([
    ['of an act', `  await page.getByRole('button', 'Nowhere').click();`, 'missing'],
    ['of the script itself', `  throw new TypeError('No reindeer');`, 'script'],
    ['of a step', `  await step('S', async () => { throw new TypeError('No reindeer'); });`, 'script'],
  ])('%s', async (what, line, cause) => {
    stage.serve({ '/': HTML });
    const file = join(stage.out, `${what.replaceAll(' ', '-')}.ts`);
    const text = `import { expect, journey } from 'waymark';

export default journey('Told', { baseUrl: '${stage.url}' }, async ({ page, step }) => {
  await page.goto('/');
${line}
  await expect(page).toHaveUrl('/');
  await step('Last', async () => {});
});
`;
    await writeFile(file, text);
    const out = join(stage.out, `out-${cause}-${what.length}`);
    const waymark = fileURLToPath(new URL('../../../bin/waymark.js', import.meta.url));
    const child = spawn(process.execPath, [waymark, 'run', file, '--out', out, '--timeout', '0.5'], {
      stdio: 'ignore',
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expectThat(code).toBe(1);
    const [id = ''] = await readdir(join(out, 'runs'));
    const { default: run } = await import(join(out, 'runs', id, 'run.json'), { with: { type: 'json' } });
    expectThat(run.failure).toMatchObject({ cause, place: expectThat.stringMatching(/\.ts:5$/) });
  });
});
