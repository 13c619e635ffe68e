import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentsOf } from '../../journey/attachments.ts';
import type { Target } from '../../codegen/standalone/print.ts';
import type { Journey } from '../../journey/model.ts';
import { Misuse } from '../play/failure.ts';

/** Journeys as scripts that need no Waymark. The code that they take in lies beside that of codegen, as it is written. */

/** A script for the package `puppeteer`. */
export async function asPuppeteer(journey: Journey): Promise<string> {
  const { puppeteer } = await import('../../codegen/standalone/puppeteer.ts');
  return printed(journey, puppeteer);
}

/** All that a canary of CloudWatch Synthetics needs to be deployed, by the names of its files. */
export async function asCanary(journey: Journey, folder: string): Promise<Map<string, string | Uint8Array>> {
  const [{ canary, asCommonJs }, { cloudFormation }, { terraform }, { formatted }, { strToU8, zipSync }] =
    await Promise.all([
      import('../../codegen/canary/canary.ts'),
      import('../../codegen/canary/cloud-formation.ts'),
      import('../../codegen/canary/terraform.ts'),
      import('../../codegen/standalone/print.ts'),
      import('fflate'),
    ]);
  const script = await formatted(asCommonJs(await printed(journey, canary)));
  const inZip: Record<string, Uint8Array> = { [`nodejs/node_modules/${journey.id}.js`]: strToU8(script) };
  for (const { path } of attachmentsOf(journey)) {
    inZip[`nodejs/node_modules/${path}`] = await readFile(join(folder, path)).catch(() => {
      throw new Misuse(`${join(folder, path)}, which the journey uploads, is not there.`);
    });
  }
  return new Map<string, string | Uint8Array>([
    [`${journey.id}.js`, script],
    // The same journey gives the same bytes.
    ['canary.zip', zipSync(inZip, { mtime: new Date(1980, 0, 1) })],
    ['canary.yaml', cloudFormation(journey)],
    ['canary.tf', terraform(journey)],
  ]);
}

async function printed(journey: Journey, target: Target): Promise<string> {
  const { printStandalone } = await import('../../codegen/standalone/print.ts');
  const pieces = await Promise.all(
    target.files.map((name) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8')),
  );
  return printStandalone(journey, target, pieces);
}
