import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'puppeteer';

/** What a canary came to: its steps, the pictures it asked for, and what ended it. */
export interface CanaryRun {
  steps: { title: string; status: 'passed' | 'failed' }[];
  pictures: string[];
  isHarKept: boolean;
  error: string | undefined;
}

/**
 * Runs a canary as CloudWatch Synthetics does, by a thin double of its library that drives a real browser.
 * @param zip the canary's package
 * @param folder an empty folder to unpack it in
 * @param secrets what AWS Secrets Manager keeps
 */
export async function runCanary(
  zip: Uint8Array,
  handler: string,
  { browser, folder, secrets = {} }: { browser: Browser; folder: string; secrets?: Record<string, string> },
): Promise<CanaryRun> {
  const run: CanaryRun = { steps: [], pictures: [], isHarKept: true, error: undefined };
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const modules = join(folder, 'nodejs/node_modules');
  for (const [name, content] of Object.entries(unzipSync(zip))) await put(join(folder, name), content);
  await put(join(modules, '@aws/synthetics-puppeteer/index.js'), 'module.exports = globalThis.synthetics;');
  await put(
    join(modules, '@aws-sdk/client-secrets-manager/index.js'),
    `exports.GetSecretValueCommand = class { constructor(of) { this.of = of; } };
     exports.SecretsManagerClient = class { send = async ({ of }) => globalThis.secretsManager(of.SecretId); };`,
  );
  Object.assign(globalThis, {
    synthetics: libraryOf(run, page),
    secretsManager: (id: string) => ({ SecretString: id === 'arn:secret' ? JSON.stringify(secrets) : '' }),
  });
  process.env.SECRETS_ARN = 'arn:secret';
  const [file = '', name = ''] = handler.split('.');
  const loaded: unknown = createRequire(join(modules, 'runtime.js'))(`./${file}.js`);
  const handle: unknown = Reflect.get(Object(loaded), name);
  if (typeof handle !== 'function') throw new Error(`${handler} is no function.`);
  try {
    await handle();
  } catch (error) {
    run.error = error instanceof Error ? error.message : String(error);
  } finally {
    await context.close();
  }
  return run;
}

/** The library as its documentation describes it, as far as canaries use it. */
function libraryOf(run: CanaryRun, page: Page): object {
  const configuration = {
    withHarFile(isKept: boolean) {
      run.isHarKept = isKept;
      return configuration;
    },
  };
  return {
    getPage: async () => page,
    getConfiguration: () => configuration,
    takeScreenshot: async (name: string, suffix: string) => {
      await page.screenshot();
      run.pictures.push(`${name}-${suffix}`);
    },
    async executeStep(title: string, body: () => Promise<unknown>) {
      if (!/^[\x20-\x7e]+$/.test(title)) throw new Error(`“${title}” is no name of a metric.`);
      try {
        const result = await body();
        run.steps.push({ title, status: 'passed' });
        return result;
      } catch (error) {
        run.steps.push({ title, status: 'failed' });
        throw error;
      }
    },
  };
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
