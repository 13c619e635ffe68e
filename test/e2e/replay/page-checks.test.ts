import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect as expectThat, test } from 'vitest';
import { expect, type Accessibility, type Budget, type Likeness } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import type { ReplayOptions } from '../../../runner/play/replay.ts';
import { withPictures } from '../../../runner/report/read-pictures.ts';
import { outcome, page, useStage, type Answer, type Body } from './stage.ts';

const stage = useStage();

/** Asks for what its button says, and shows the answer's status. */
const ASK = page(
  `<button>Go</button><script>
    const ask = (...args) => fetch(...args).then(({ status }) => say(status));
    document.querySelector('button').onclick = () => { ask('/offices'); ask('/book', { method: 'POST' }); };
  </script>`,
);
const OFFICES = {
  offices: [
    { name: 'Workshop', desks: 9, open: true, host: null },
    { name: 'Harbour', desks: 12, open: false, host: null },
  ],
  total: 2,
  none: [],
};

function json(value: unknown, status = 200, delay = 0): Answer {
  return (_, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).write(' ');
    setTimeout(() => response.end(JSON.stringify(value)), delay);
  };
}

/** Goes to the page that asks, presses its button, and lets the rest follow. */
async function asked(body: Body, timeout = 1000): Promise<string> {
  stage.serve({ '/': ASK, '/offices': json(OFFICES, 200, 100), '/book': json({ id: 7 }, 201) });
  const run = await stage.walk(
    async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('button').click();
      await body(context);
    },
    { replaying: { timeout } },
  );
  return outcome(run);
}

describe('the answer to a request', () => {
  test('holds by its status, method, time and shape', async () => {
    const each = { name: String, desks: Number, open: Boolean, host: null };
    const said = await asked(async ({ page: p }) => {
      await expect(p).toHaveResponse('/offices');
      await expect(p).toHaveResponse('/book', { method: 'POST', status: 201, within: 5000 });
      await expect(p).toHaveResponse('/offices', { json: { offices: [each], total: 2, none: [] } });
    }, 1500);
    expectThat(said).toBe('passed');
  });

  const wrong: [what: string, body: Body, says: RegExp][] = [
    [
      'status',
      ({ page: p }) => expect(p).toHaveResponse('/book', { status: 200 }),
      /check: Expect \/book to be answered with 200, but after 1.0 s the answer is 201\./,
    ],
    [
      'method',
      ({ page: p }) => expect(p).toHaveResponse('/book', { method: 'GET' }),
      /check: Expect GET \/book .* the page has not asked for it since “Click button”/,
    ],
    [
      'time',
      ({ page: p }) => expect(p).toHaveResponse('/offices', { within: 50 }),
      /check: Expect \/offices to be answered within 50 ms, but after 1.0 s the answer took \d+ ms/,
    ],
    [
      'type in a list',
      ({ page: p }) => expect(p).toHaveResponse('/offices', { json: { offices: [{ desks: String }] } }),
      /the answer’s JSON does not fit: offices\[0\]\.desks is 9, not a string/,
    ],
    [
      'value in the second item',
      ({ page: p }) => expect(p).toHaveResponse('/offices', { json: { offices: [{ open: true }] } }),
      /offices\[1\]\.open is false, not true/,
    ],
    [
      'field that is not there',
      ({ page: p }) => expect(p).toHaveResponse('/offices', { json: { constructor: String } }),
      /there is no constructor/,
    ],
    [
      'empty list where each is to be so',
      ({ page: p }) => expect(p).toHaveResponse('/offices', { json: { none: [String] } }),
      /none is \[\], not a list of at least one/,
    ],
  ];
  test.each(wrong)('fails by its %s', async (_, body, says) => {
    expectThat(await asked(body)).toMatch(says);
  });

  test('is none that was given before the last act', async () => {
    const said = await asked(async ({ page: p }) => {
      await expect(p).toHaveResponse('/offices');
      await p.press('Escape');
      await expect(p).toHaveResponse('/offices');
    });
    expectThat(said).toMatch(/check: .* the page has not asked for it since “Press Escape”/);
  });

  test('proves an outcome, as how the page is does not', async () => {
    expectThat(await asked(({ page: p }) => expect(p).toHaveResponse('/book'))).toBe('passed');
    const aside = await asked(async ({ page: p }) => {
      await expect(p).toHaveStatus(200);
      await expect(p).toHaveCleanConsole();
    });
    expectThat(aside).toMatch(/no-outcome/);
  });
});

describe('how a page is', () => {
  /** Shows a page, waits for it to have said something, and lets the rest follow. */
  async function shown(body: string, more: Record<string, Answer>, then: Body): Promise<string> {
    stage.serve({ '/': page(body), ...more });
    const run = await stage.walk(
      async (context) => {
        await context.page.goto('/');
        await expect(context.page.locator('#said')).toContainText('done');
        await then(context);
      },
      { replaying: { timeout: 1000 } },
    );
    return outcome(run);
  }
  const late = `<script>setTimeout(() => say('done'), 200)</script>`;

  test('is clean, whole and of its status', async () => {
    const said = await shown(`${late}<script>console.warn('old')</script>`, {}, async ({ page: p }) => {
      await expect(p).toHaveStatus(200);
      await expect(p).toHaveCleanConsole();
      await expect(p).toHaveNoFailedRequests();
    });
    expectThat(said).toBe('passed');
  });

  test('has another status', async () => {
    const said = await shown(late, {}, ({ page: p }) => expect(p).toHaveStatus(201));
    expectThat(said).toMatch(/check: Expect the page to answer 201, but after 1.0 s it is 200/);
  });

  test('has errors on its console', async () => {
    const body = `${late}<script>console.error('No map', 1); console.error('No more')</script>`;
    const said = await shown(body, {}, ({ page: p }) => expect(p).toHaveCleanConsole());
    expectThat(said).toMatch(
      /check: Expect no errors on the page’s console, but it says “No map 1”, and 1 more/,
    );
  });

  test('has requests that fail, also those that were under way', async () => {
    const refused = await shown(`${late}<img src="/logo.png">`, {}, ({ page: p }) =>
      expect(p).toHaveNoFailedRequests(),
    );
    expectThat(refused).toMatch(
      /failed-request: Expect no request of the page to fail, but GET \/logo.png answered 404/,
    );
    const later: Answer = (_, response) => void setTimeout(() => response.destroy(), 500);
    const reset = await shown(
      `${late}<script>fetch('/x', { method: 'POST' }).catch(() => 0)</script>`,
      { '/x': later },
      ({ page: p }) => expect(p).toHaveNoFailedRequests(),
    );
    expectThat(reset).toMatch(/failed-request: .* but POST \/x failed \(net::ERR_/);
    const never = await shown(
      `${late}<script>fetch('/x')</script>`,
      { '/x': () => undefined },
      ({ page: p }) => expect(p).toHaveNoFailedRequests(),
    );
    expectThat(never).toMatch(/failed-request: .* but after 1.0 s GET \/x has no answer/);
  });
});

describe('how fast a page is', () => {
  /** Shifts its heading down, asks for data, and says whether it can see what measures it. */
  const SHIFTING = page(`<h1>Here</h1><script>
    setTimeout(() => document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' })), 100);
    setTimeout(() => fetch('/data').then(() => say(typeof waymarkVital + 'done')), 200);
  </script>`);

  async function measured(budget: Budget): Promise<Run> {
    stage.serve({ '/': SHIFTING, '/data': (_, response) => void setTimeout(() => response.end('{}'), 50) });
    return stage.walk(
      async ({ page: p, step }) => {
        await step('Arrive', async () => {
          await p.goto('/');
          await expect(p.locator('#said')).toContainText('undefineddone');
        });
        await expect(p).toBeFast(budget);
      },
      { replaying: { timeout: 2000 } },
    );
  }

  test('is measured by its web vitals, its steps and its requests, without its knowing', async () => {
    const ample = 60_000;
    const run = await measured({ lcp: ample, inp: ample, cls: 1, step: ample, request: ample });
    expectThat(outcome(run)).toBe('passed');
    expectThat(run.vitals).toMatchObject({ LCP: expectThat.any(Number), TTFB: expectThat.any(Number) });
    expectThat(run.vitals?.['CLS']).toBeGreaterThan(0.05);
  });

  test('is told with all that is over its budget', async () => {
    expectThat(outcome(await measured({ lcp: 1, cls: 0.01 }))).toMatch(
      /check: Expect the page to be fast \(LCP within 1 ms, CLS up to 0.01\), but LCP is \d+ ms and CLS is 0\.\d+\./,
    );
    expectThat(outcome(await measured({ step: 100, request: 10 }))).toMatch(
      /but the time of the step “Arrive” is \d+ ms and the time of GET \/data is \d+ ms\./,
    );
  });
});

describe('whether a page is for everybody', () => {
  const WHOLE = `<!doctype html><html lang="en"><title>Page</title><main><h1>Here</h1></main>`;

  test('is judged by axe-core, once what comes late is there', async () => {
    const late = `<script>setTimeout(() => { document.querySelector('img').alt = 'Logo'; }, 700)</script>`;
    const run = await stage.run(`${WHOLE}<img src="data:,">${late}`, async ({ page: p }) => {
      await expect(p.locator('h1')).toBeVisible();
      await expect(p).toBeAccessible();
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('is judged in frames too, but not in those of others', async () => {
    const inner = `<!doctype html><html lang="en"><title>Inner</title><main><h1>Inner</h1><img src="data:,"></main>`;
    const frame = (src: string): string => `<iframe title="Frame ${src.length}" src="${src}"></iframe>`;
    stage.serve({
      '/': `<!doctype html><html lang="en"><title>Page</title><main><h1>Here</h1>
        ${frame('/inner')}${frame(`${stage.otherUrl}/inner`)}</main>`,
      '/inner': (_, response) => void setTimeout(() => response.end(inner), 500), // comes late
    });
    const run = await stage.walk(async ({ page: p }) => {
      await p.goto('/');
      await expect(p).toBeAccessible();
    });
    expectThat(outcome(run)).toMatch(
      /Images must have alternative text \(image-alt, critical\): img \(in the frame \/inner\)\.$/,
    );
  });

  test('names the rule, the element, and where to read more', async () => {
    const html = `${WHOLE}<img src="data:,"><p style="color:#ccc;background:#fff">Pale</p>`;
    const judged = (how?: Accessibility): Promise<Run> =>
      stage.run(html, ({ page: p }) => expect(p).toBeAccessible(how));
    const run = await judged();
    expectThat(outcome(run)).toMatch(
      /check: Expect the page to be accessible, but after 1.5 s: Images must have alternative text \(image-alt, critical\): img; .*\(color-contrast, serious\): p\./,
    );
    expectThat(run.failure?.advice).toMatch(/^How to mend the first: https:\/\/\S+\/image-alt/);
    expectThat(outcome(await judged({ impact: 'critical', except: ['image-alt'] }))).toMatch(/no-outcome/);
    expectThat(outcome(await judged({ except: ['image-alt-text'] }))).toMatch(
      /script: axe-core could not check the page: .*image-alt-text/,
    );
  });
});

describe('how a page looks', () => {
  /** Shows a box of a colour, a secret in a field and as text, and the time. */
  const look = (colour: string): string =>
    page(`<style>* { caret-color: transparent }</style><div style="width:50px;height:50px;background:${colour}"></div>
      <input value="hunter2" size="8"> <span>hunter2</span> <time style="display:inline-block;width:200px"></time>
      <script>document.querySelector('time').textContent = Math.random()</script>`);
  const seen = (colour: string, replaying: Partial<ReplayOptions> = {}, how: Likeness = {}): Promise<Run> =>
    stage.run(
      look(colour),
      ({ page: p }) => expect(p).toHaveScreenshot('box', { masks: [p.locator('time')], ...how }),
      { replaying: { secrets: { PASSWORD: 'hunter2' }, ...replaying } },
    );

  test('has no baseline at first, which fails and says how to make it', async () => {
    const run = await seen('green');
    expectThat(outcome(run)).toMatch(
      /check: Expect the page to look as in the picture “box”, but there is no baseline \S+test-walk\.screenshots\/box\.png yet/,
    );
    expectThat(run.failure?.advice).toContain('--update');
  });

  test('is as in its baseline, but for masks; secrets are in no picture', async () => {
    expectThat(outcome(await seen('green', { update: true }))).toBe('passed');
    expectThat(outcome(await seen('green'))).toBe('passed');
    const baseline = PNG.sync.read(await readFile(join(stage.out, 'test-walk.screenshots', 'box.png')));
    const magenta = (bytes: Buffer): number => bytes.toString('hex').split('ff00ffff').length - 1;
    expectThat(magenta(baseline.data)).toBeGreaterThan(2000);
    expectThat(outcome(await seen('green', { secrets: { PASSWORD: 'other' } }))).toMatch(/check: /);
  });

  test('is different: says by how much, and keeps both pictures and the difference', async () => {
    const run = await seen('red');
    expectThat(outcome(run)).toMatch(/check: .* but after 1.5 s 2500 pixels of it are different \(0.52 %\)/);
    const action = run.steps.at(-1)?.actions.at(-1);
    for (const name of [action?.screenshot, action?.baseline, action?.difference]) {
      expectThat(await stage.read(run, name ?? 'none')).toContain('PNG');
    }
    const { pictures } = await withPictures({ run, folder: join(stage.out, 'runs', run.id) });
    expectThat(Object.keys(pictures)).toContain(action?.difference);
    expectThat(outcome(await seen('red', {}, { maxDifferent: 0.01 }))).toBe('passed');
  });
});
