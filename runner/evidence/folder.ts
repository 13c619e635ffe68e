import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Run } from './run.ts';

/** The folder of one run: pictures as they are taken, `run.json` at the end. */
export class RunFolder {
  readonly id: string;
  readonly path: string;
  #pictures = 0;

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

  /** Takes a picture of what can be seen of a page; gives the name of its file. */
  async takePicture(page: Page): Promise<string> {
    this.#pictures += 1;
    const name = `step-${String(this.#pictures).padStart(2, '0')}.png`;
    const picture = await photograph(page);
    await writeWhole(join(this.path, name), picture);
    return name;
  }

  /** Writes the run's record. */
  async finish(run: Run): Promise<void> {
    await writeWhole(join(this.path, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  }
}

/** Between two documents a page has nothing to photograph; a moment later it has. */
async function photograph(page: Page): Promise<Uint8Array> {
  for (let wait = 20; ; wait *= 2) {
    try {
      return await page.screenshot({ captureBeyondViewport: false });
    } catch (error) {
      if (!/Not attached to an active page/.test(String(error)) || wait > 1000) throw error;
      await sleep(wait);
    }
  }
}

/** Writes a file so that readers see all of it or nothing. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
