import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_SHELL, ROOT, scratch, waymark } from '../../command.ts';
import { startReceiver, type Received, type Receiver } from '../../runner/monitor/receiver.ts';
import { startSite, type Site } from '../../site/server.ts';
import { keptReplayer } from '../kept-browsers.ts';
import { tourScript } from '../tour-script.ts';

/**
 * Why there is Waymark: a release broke the tour of the Father Christmas Workshop while every test was green. A monitor
 * that walks the site tells the team once, and once when it is well again.
 */

let site: Site;
let slack: Receiver;
let folder: Awaited<ReturnType<typeof scratch>>;
let monitor: ChildProcess;
let dashboard: string;
let lines: AsyncIterator<string>;

beforeAll(async () => {
  site = await startSite();
  slack = await startReceiver();
  slack.answer = ({ path }) => ({
    status: 200,
    body: JSON.stringify({ ok: true, upload_url: `${slack.url}/picture`, file_id: path.slice(1) }),
  });
  folder = await scratch();
  const at = (name: string): string => join(folder.path, name);
  await symlink(join(ROOT, 'node_modules'), at('node_modules'));
  await writeFile(at('workshop.ts'), tourScript('Father Christmas Workshop', site.url));
  await writeFile(at('waymark.config.ts'), CONFIG(slack.url));
  monitor = spawn(process.execPath, [join(ROOT, 'bin/waymark.js'), 'monitor', 'workshop.ts'], {
    cwd: folder.path,
    env: { ...process.env, ...IN_SHELL },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (monitor.stdout) lines = createInterface(monitor.stdout)[Symbol.asyncIterator]();
  dashboard = await said(/dashboard is at (\S+?)\.?$/);
});

afterAll(async () => {
  if (monitor && monitor.exitCode === null) {
    monitor.kill('SIGTERM');
    await once(monitor, 'close');
  }
  await slack?.[Symbol.asyncDispose]();
  await site?.close();
  await folder?.[Symbol.asyncDispose]();
});

test('a release that breaks the tour is told once, with its cause, and once when it is mended', async () => {
  await said(/Passed/);
  await waymark(['deployed', 'v42'], { cwd: folder.path });
  site.breakWith('tour-throws');

  await said(/told: down/);
  await said(/Failed/); // it stays down, and nobody is told again
  expect(messages()).toHaveLength(1);
  const [down] = messages();
  expect(down).toContain('Father Christmas Workshop is down');
  expect(down).toMatch(/Visit the workshop|Take the tour/);
  expect(down).toContain('The tour has no room \\"Attic\\"');
  expect(down).toContain('v42');
  expect(down).toMatch(/#\/runs\/\d+/);
  expect(pictures()).toHaveLength(1);

  const page = await (await keptReplayer()).newPage();
  await page.goto(`${dashboard}/#/incidents`);
  const incident = await page.waitForSelector('.incidents .open');
  const words = await incident?.evaluate((element) => element.textContent);
  expect(words).toContain('Father Christmas Workshop');
  expect(words).toContain('The tour has no room "Attic"');
  expect(words).toContain('after v42 was deployed');

  site.breakWith(undefined);
  await said(/told: recovered/);
  await said(/Passed/);
  expect(messages()).toHaveLength(2);
  expect(messages()[1]).toContain('large_green_circle');
  // The page is live: what is over is shown as such without a reload.
  await page.waitForSelector('.incidents .ended');
  await page.close();
});

/** The messages that reached the team's channel, as JSON. */
function messages(): string[] {
  const isMessage = ({ path }: Received): boolean => /chat\.postMessage|files\.completeUpload/.test(path);
  return slack.received.filter(isMessage).map(({ body }) => body);
}

/** The pictures that were sent. */
function pictures(): Received[] {
  return slack.received.filter(({ path, body }) => path === '/picture' && body.startsWith('\x89PNG'));
}

/** Reads what the monitor prints until a line says so. */
async function said(words: RegExp): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The monitor ended and had not said ${words}.`);
    const found = words.exec(value);
    if (found) return found[1] ?? found[0];
  }
}

const CONFIG = (api: string): string => `export default {
  monitor: {
    every: '5s',
    retries: 0,
    timeout: '4s',
    alert: { after: 2 },
    channels: { team: { kind: 'slack', token: 'xoxb-1', channel: 'C1', api: '${api}/api' } },
    dashboard: { port: 0 },
  },
};
`;
