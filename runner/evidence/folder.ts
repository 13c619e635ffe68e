import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer';
import { harOf } from './har.ts';
import { redact } from './redact.ts';
import type { Run } from './run.ts';
import { takeSnapshot } from './snapshot.ts';
import type { Evidence } from './watch.ts';

/** The folder of one run: pictures as they are taken, `run.json` at the end. */
export class RunFolder {
  readonly id: string;
  readonly path: string;
  #pictures = 0;
  #texts = 0;

  private constructor(path: string, id: string) {
    this.path = path;
    this.id = id;
  }

  /** Makes a folder of its own for a run that starts now: `OUT/runs/20260131-235959-journey`. */
  static async create(out: string, journey: string): Promise<RunFolder> {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const base = `${stamp.slice(0, 8)}-${stamp.slice(8)}-${journey}`;
    const made = await mkdir(join(out, 'runs'), { recursive: true });
    // What runs leave behind is not for the repo; a folder that was there before is its owner's to keep.
    if (made !== undefined && basename(made) !== 'runs') await writeWhole(join(out, '.gitignore'), '*\n');
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? base : `${base}-${number}`;
      const path = join(out, 'runs', id);
      try {
        await mkdir(path);
        return new RunFolder(path, id);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
  }

  /** Keeps a picture; gives the name of its file. */
  async keepPicture(picture: Uint8Array): Promise<string> {
    this.#pictures += 1;
    const name = `step-${String(this.#pictures).padStart(2, '0')}.png`;
    await writeWhole(join(this.path, name), picture);
    return name;
  }

  /** Keeps what can be read on a page; gives the name of its file. */
  async takeText(page: Page, secrets: Readonly<Record<string, string>>): Promise<string> {
    this.#texts += 1;
    const name = `step-${String(this.#texts).padStart(2, '0')}.txt`;
    const text = await page.evaluate((most) => document.body?.innerText.slice(0, most) ?? '', MOST_TEXT);
    await writeWhole(join(this.path, name), redact(text, secrets));
    return name;
  }

  /** Keeps how a page is: `failure.html`, and `failure-accessibility.json`. */
  async takeSnapshot(page: Page, secrets: Readonly<Record<string, string>>): Promise<void> {
    const { dom, accessibility } = redact(await takeSnapshot(page), secrets);
    await writeWhole(join(this.path, 'failure.html'), dom);
    const tree = JSON.stringify(accessibility ?? {}, null, 1);
    const kept = tree.length > MOST_TREE ? JSON.stringify({ leftOut: `${tree.length} characters` }) : tree;
    await writeWhole(join(this.path, 'failure-accessibility.json'), `${kept}\n`);
  }

  /** Writes what other tools read: `network.har`, `console.jsonl`. */
  async keepEvidence(evidence: Evidence, run: Run, secrets: Readonly<Record<string, string>>): Promise<void> {
    const har = redact(harOf(evidence.noted, run.startedAt, run.browser), secrets);
    await Promise.all([
      writeWhole(join(this.path, 'network.har'), `${JSON.stringify(har, null, 1)}\n`),
      writeWhole(
        join(this.path, 'console.jsonl'),
        run.console.map((line) => `${JSON.stringify(line)}\n`).join(''),
      ),
    ]);
  }

  /** Writes the run's record. */
  async finish(run: Run): Promise<void> {
    await writeWhole(join(this.path, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  }
}

/** The most that is kept of a page's text (characters). */
const MOST_TEXT = 50_000;

/** The most that is kept of an accessibility tree (characters). */
const MOST_TREE = 2_000_000;

/** Writes a file so that readers see all of it or nothing. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
