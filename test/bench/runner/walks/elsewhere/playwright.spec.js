import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { walk } from './playwright-walk.js';

test('Book a tour of the workshop', async ({ page }, { repeatEachIndex }) => {
  let pictures = 0;
  await walk(page, expect, process.env.BENCH_URL, async () => {
    pictures += 1;
    await page.screenshot({ path: join(process.env.BENCH_OUT, `${repeatEachIndex}-${pictures}.png`) });
  });
});
