import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRunner, parse, PuppeteerRunnerExtension, type Step } from '@puppeteer/replay';
import type { Browser, Page } from 'puppeteer';
import { exportChrome } from '../../../../journey/formats/chrome/export.ts';
import { parseJourney } from '../../../../journey/parse.ts';
import { asked } from './asked.ts';
import { inOneBrowser } from './in-one-browser.ts';

/** The journey as Chrome's own player replays it: `@puppeteer/replay`, from what Waymark exports for Chrome. */

const file = new URL('../../book-a-tour-of-the-workshop.journey.json', import.meta.url);
const journey = parseJourney(readFileSync(file, 'utf8'), file.pathname);
const exported = parse(
  JSON.parse(exportChrome({ ...journey, baseUrl: asked.url }).text.replaceAll(journey.baseUrl, asked.url)),
);
/** With the first selector alone: of several it takes whichever is there first, and waits for ever for one of a hidden twin. */
const recording = {
  ...exported,
  steps: exported.steps.map((step) =>
    'selectors' in step ? { ...step, selectors: step.selectors.slice(0, 1) } : step,
  ),
};

/** What Chrome has nothing for is done by hand here: groups, the secret, and an option of a list. */
class Player extends PuppeteerRunnerExtension {
  readonly #number: number;
  #pictures = 0;

  constructor(browser: Browser, page: Page, number: number) {
    super(browser, page, { timeout: 10_000 });
    this.#number = number;
  }

  override async runStep(step: Step): Promise<void> {
    if (step.type === 'change' && step.value === 'PASSWORD') {
      return super.runStep({ ...step, value: asked.password });
    }
    if (JSON.stringify(step).includes('Book the tour')) {
      // Its address varies, which Chrome has no words for.
      await Promise.all([this.page.waitForNavigation(), super.runStep(step)]);
      return undefined;
    }
    if (step.type !== 'customStep') return super.runStep(step);
    if (JSON.stringify(step.parameters).includes('"select"')) {
      await this.page.locator('select[name=plan]').fill('Private office');
    } else if (JSON.stringify(step.parameters).includes('"group"') && this.page.url() !== 'about:blank') {
      await this.#shoot();
    }
  }

  /** Each group ends with a picture, the last one too. */
  override async afterAllSteps(): Promise<void> {
    await this.#shoot();
  }

  async #shoot(): Promise<void> {
    this.#pictures += 1;
    await this.page.screenshot({ path: join(asked.out, `${this.#number}-${this.#pictures}.png`) });
  }
}

await inOneBrowser(async (page, browser, number) => {
  const runner = await createRunner(recording, new Player(browser, page, number));
  if (!(await runner.run())) throw new Error('The recording was not replayed to its end.');
});
