/**
 * What a canary uses of the libraries that the CloudWatch Synthetics runtime brings along, as its public documentation
 * describes them.
 */

declare module '@aws/synthetics-puppeteer' {
  import type { Page } from 'puppeteer';

  /** Settings of one run. */
  interface Configuration {
    /** Whether requests and answers are kept in a file. */
    withHarFile(isKept: boolean): Configuration;
  }

  const synthetics: {
    /** The page of the run, which Synthetics hears and reports of. */
    getPage(): Promise<Page>;
    getConfiguration(): Configuration;
    /** Runs a step, with metrics, and pictures at its start and end; throws what it threw. */
    executeStep<T>(name: string, body: () => Promise<T>): Promise<T>;
    /** Takes a picture of the page, called by the name and the suffix. */
    takeScreenshot(name: string, suffix?: string): Promise<unknown>;
  };
  export default synthetics;
}

declare module '@aws-sdk/client-secrets-manager' {
  export class SecretsManagerClient {
    constructor(settings: object);
    send(command: GetSecretValueCommand): Promise<{ SecretString?: string }>;
  }

  export class GetSecretValueCommand {
    readonly input: { SecretId: string };
    constructor(of: { SecretId: string });
  }
}
