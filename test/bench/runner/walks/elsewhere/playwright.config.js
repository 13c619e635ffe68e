import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: 'playwright.spec.js',
  fullyParallel: true,
  workers: Number(process.env.BENCH_WORKERS),
  repeatEach: Number(process.env.BENCH_TIMES),
  reporter: 'line',
  outputDir: process.env.BENCH_OUT,
  use: {
    baseURL: process.env.BENCH_URL,
    viewport: { width: 1274, height: 845 },
    launchOptions: { executablePath: process.env.BENCH_BROWSER, args: ['--no-sandbox'] },
  },
});
