import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch, waymark } from '../../command.ts';
import { page, useStage } from './stage.ts';

const stage = useStage();

const SAVE = {
  candidates: [
    { by: 'testid', value: 'save' },
    { by: 'role', role: 'button', name: 'Save' },
  ],
  fingerprint: { tag: 'button', role: 'button', name: 'Save' },
};

const FRAME = {
  candidates: [
    { by: 'css', value: '#order' },
    { by: 'title', value: 'Your order' },
  ],
  fingerprint: { tag: 'iframe', name: 'Your order' },
};

const SAID = { candidates: [{ by: 'css', value: '#said' }], fingerprint: { tag: 'p' } };

const inside = (attributes: string): string =>
  page(`<div id="host"></div><script>
    document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML =
      '<button ${attributes}>Save</button>';
    host.shadowRoot.querySelector('button').onclick = () => say('saved');
  </script>`);

const outside = (attributes: string): string =>
  page(`<iframe ${attributes} title="Your order" src="/order" style="width:90%;height:200px"></iframe>`);

test('what drifted, also in a frame and a shadow root, is written into script and journey, and nothing else is', async () => {
  await using folder = await scratch();
  const script = join(folder.path, 'order.ts');
  const beside = join(folder.path, 'order.journey.json');
  const frame = [FRAME];
  const journey = {
    version: 1,
    id: 'order',
    title: 'Order',
    baseUrl: stage.url,
    synthetic: [stage.url],
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 800, height: 600 } },
    steps: [
      { id: 'a', kind: 'navigate', url: '/' },
      { id: 'b', kind: 'click', frame, target: SAVE },
      { id: 'c', kind: 'expect', frame, target: SAID, check: { kind: 'text', text: 'saved;' } },
    ],
  };
  await writeFile(beside, JSON.stringify(journey));
  await waymark(['generate', beside]);
  const generated = await readFile(script, 'utf8');
  const edited = generated.replace('  await page.goto', '  // The order of 24 December.\n  await page.goto');
  await writeFile(script, edited);
  const say = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await waymark([...args, '--out', join(folder.path, 'out')]);
    return `${status} ${stdout}${stderr}`;
  };

  stage.serve({ '/': outside('id="basket"'), '/order': inside('class="primary"') });
  const strict = await say('run', script, '--strict', '--timeout', '3');
  expect(strict).toMatch(/^1 .*An element was found by other means than its name/s);
  const run = await say('run', script, '--timeout', '3');
  expect(run).toMatch(/^0 .*Drift: Nothing matches selector “#order” any more; found by/s);
  expect(run).toContain('npx waymark heal');

  expect(await say('heal', script, '--check')).toMatch(
    /^1 .*to be mended\n {2}selector “#order” → .*\n {2}test id “save” → button “Save”\n/,
  );
  expect(await readFile(script, 'utf8')).toBe(edited);
  expect(await say('heal', script)).toMatch(/^0 /);
  const healed = await readFile(script, 'utf8');
  const lines = (text: string): string[] => text.split('\n');
  const gone = lines(edited).filter((line) => !lines(healed).includes(line));
  expect(gone.every((line) => /#order|getByTestId/.test(line))).toBe(true);
  expect(healed).toContain('// The order of 24 December.');
  expect(healed).not.toMatch(/#order|getByTestId/);

  const again = await say('run', script, '--timeout', '3');
  expect(again).toMatch(/^0 .*\n1 passed, 0 failed\n$/s);
  expect(again).not.toContain('Drift');
  expect(await say('heal', script)).toMatch(/^0 .*nothing to mend/);
});
