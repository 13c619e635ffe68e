import { join } from 'node:path';
import { expect, journey, step } from '@elastic/synthetics';
import { walk } from './playwright-walk.js';

for (let number = 0; number < Number(process.env.BENCH_TIMES); number += 1) {
  journey(`Book a tour of the workshop ${number}`, ({ page }) => {
    step('All of it', async () => {
      let pictures = 0;
      await walk(page, expect, process.env.BENCH_URL, async () => {
        pictures += 1;
        const name = `${process.pid}-${number}-${pictures}.png`;
        await page.screenshot({ path: join(process.env.BENCH_OUT, name) });
      });
    });
  });
}
