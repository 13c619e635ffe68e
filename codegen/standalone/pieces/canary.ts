import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import synthetics from '@aws/synthetics-puppeteer';
import { doing, hidden, walkIn } from './replay.ts';
import type { Page } from 'puppeteer';
import type { Tab } from './tab.ts';

/** Replays the walk in the page that CloudWatch Synthetics opens, hears and reports of; throws what ends it. */
export async function replay(walk: (page: Tab) => Promise<void>): Promise<void> {
  await walkIn(await synthetics.getPage(), walk);
}

/** A named part of the walk: a step of the canary, with its own metrics and pictures. Their names hold ASCII alone. */
export async function step(title: string, body: () => Promise<void>): Promise<void> {
  const name = title
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '')
    .trim();
  await synthetics.executeStep(name || 'step', () => doing(title, body));
}

/** Takes a picture of what can be seen of the page, among those of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await synthetics.takeScreenshot(name.replace(/[^\w-]+/g, '-'), 'asked-for');
}

/** The value of a secret, which stands in no file: from the JSON that AWS Secrets Manager keeps. Nothing that is typed is kept then. */
export async function secret(name: string): Promise<string> {
  synthetics.getConfiguration().withHarFile(false);
  const { [name]: value } = await secretsOf(process.env.SECRETS_ARN);
  if (typeof value !== 'string' || value === '')
    throw new Error(`The secret ${name} is not in ${process.env.SECRETS_ARN}.`);
  hidden.add(value);
  return value;
}

async function secretsOf(id: string | undefined): Promise<Record<string, unknown>> {
  if (!id) throw new Error('The environment variable SECRETS_ARN names no secret.');
  const { SecretString = '{}' } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: id }),
  );
  const read: unknown = JSON.parse(SecretString);
  return typeof read === 'object' && read !== null ? { ...read } : {};
}
