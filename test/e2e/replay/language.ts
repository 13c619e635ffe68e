import { expect as expectThat } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, type Stage } from './stage.ts';

/** Replays a page on a stage, and gives what it was asked in, and what its scripts say they speak. */
export async function spokenOn(stage: Stage, language?: string): Promise<{ asked: string; said: string }> {
  let asked = '';
  stage.serve({
    '/': ({ headers }, response) => {
      asked = headers['accept-language'] ?? '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        page(`<script>say(navigator.language + ' ' + (1234.5).toLocaleString())</script><b>Here</b>`),
      );
    },
  });
  let said = '';
  const run = await stage.walk(
    async ({ page: tab }) => {
      await tab.goto('/');
      await expect(tab.getByText('Here')).toBeVisible();
      said = await tab.puppeteer.$eval('#said', ({ textContent }) => textContent ?? '');
    },
    { options: language === undefined ? {} : { language }, replaying: { timeout: 10_000 } },
  );
  expectThat(outcome(run)).toBe('passed');
  return { asked, said };
}
