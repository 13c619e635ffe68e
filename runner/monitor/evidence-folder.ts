import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EvidenceStore } from './history/retention.ts';

/** The folders of runs on this machine's disk. */
export interface EvidenceFolder extends EvidenceStore {
  /** All bytes of a run's folder. */
  sizeOf(folder: string): Promise<number>;
  /** A file of a run; nothing when it is gone. `path` is `FOLDER/FILE`, and no other path is read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Takes away what killed processes left behind: folders older than a day that no run names. */
  sweep(isKnown: (folders: readonly string[]) => Promise<ReadonlySet<string>>, now: number): Promise<number>;
}

const DAY = 86_400_000;

/** @param runs the folder that holds the runs' folders */
export function evidenceFolder(runs: string): EvidenceFolder {
  const remove = (folder: string): Promise<void> =>
    rm(join(runs, basename(folder)), { recursive: true, force: true });
  return {
    remove,
    async sizeOf(folder) {
      const names = await readdir(join(runs, folder)).catch(() => []);
      const sizes = await Promise.all(names.map((name) => stat(join(runs, folder, name))));
      return sizes.reduce((sum, { size }) => sum + size, 0);
    },
    async read(path) {
      const [folder = '', file = '', ...rest] = path.split('/');
      if (rest.length > 0 || !NAME.test(folder) || !NAME.test(file)) return undefined;
      return readFile(join(runs, folder, file)).catch(() => undefined);
    },
    async sweep(isKnown, now) {
      const names = await readdir(runs).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const at = await stat(join(runs, name)).catch(() => undefined);
        if (at && now - at.mtimeMs > DAY) old.push(name);
      }
      if (old.length === 0) return 0;
      const known = await isKnown(old);
      const orphans = old.filter((name) => !known.has(name));
      for (const name of orphans) await remove(name);
      return orphans.length;
    },
  };
}

/** Names as runs give them: nothing that leads out of the folder. */
const NAME = /^[\w-][\w.-]*$/;
