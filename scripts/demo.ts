import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { savingTo } from '../runner/commands/record.ts';
import { openRecorder } from '../runner/recorder.ts';
import { Person } from '../test/e2e/person.ts';
import { WALK_SECRETS, WALK_START, recordTheWalk } from '../test/e2e/workshop-walk.ts';
import { startSite, type Site } from '../test/site/server.ts';

/**
 * The main job, shown: a person's clicks through the demo site are recorded by the real extension, written as a
 * script, and replayed headless.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.waymark', 'demo');
const site = await startOnUsualPort();
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const script = await record(site);
  process.exitCode = await replay(script);
} finally {
  await site.close();
}

/** Records the walk; gives the path of the script. */
async function record({ url }: Site): Promise<string> {
  console.log(`\n1. Recording a walk through ${url} with the extension …\n`);
  const files: string[] = [];
  const save = savingTo(folder, (saved) => files.push(...saved));
  const recorder = await openRecorder(url + WALK_START, save, { headless: true });
  try {
    const person = new Person(recorder);
    await recordTheWalk(person);
    const steps = await person.steps();
    for (const step of steps) console.log(`   ${step}`);
    await recorder.panel.screenshot({ path: join(folder, 'panel.png') });
    await person.stopAndSave();
  } finally {
    await recorder.browser.close();
  }
  const [script, journey] = files.map((file) => relative(root, file));
  if (!script || !journey) throw new Error('Nothing was saved.');
  const text = await readFile(script, 'utf8');
  console.log(`\n2. Wrote ${script} (${text.trimEnd().split('\n').length} lines) and ${journey}\n`);
  return script;
}

/** Replays the script as a person would on the command line; gives the exit code. */
async function replay(script: string): Promise<number> {
  const out = relative(root, folder);
  console.log(`3. npx waymark run ${script} --out ${out}\n`);
  const command = spawn(process.execPath, ['bin/waymark.js', 'run', script, '--out', out], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...WALK_SECRETS },
  });
  const [status]: unknown[] = await once(command, 'exit');
  console.log(`
   script       ${script}
   report       ${join(out, 'report.html')}
   screenshots  ${join(out, 'runs')}, and the panel in ${join(out, 'panel.png')}
`);
  return typeof status === 'number' ? status : 1;
}

/** The port that the documentation names, or any other where that one is taken. */
async function startOnUsualPort(): Promise<Site> {
  try {
    return await startSite({ port: 4173 });
  } catch {
    return startSite();
  }
}
