import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printScript } from '../../../codegen/print.ts';
import { openRecorder } from '../../../runner/recorder.ts';
import { groundIn } from './bench.ts';
import { servePages } from './own-pages.ts';

/** What a person sees is in the language that the browser asks for; a replay elsewhere has to ask for the same. */

let profile: string;
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'waymark-german-'));
  const languages = { accept_languages: 'de-DE,de', selected_languages: 'de-DE,de' };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ intl: languages }));
});
afterAll(() => rm(profile, { recursive: true, force: true }));

const at = groundIn(
  (url, save) => openRecorder(url, save, { headless: true, userDataDir: profile }),
  () => servePages((path) => (path === '/' ? SHOP : undefined)),
);

const SHOP = `<title>Shop</title><script>
  const isGerman = navigator.language.startsWith('de');
  document.write('<button onclick="out.textContent = 1">' + (isGerman ? 'Kaufen' : 'Buy') + '</button>');
</script><output id="out" role="status"></output>`;

test('the language of the browser is the language of the journey, its script and its replay', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('button', 'Kaufen');
  await bench.expectSteps(['Click button “Kaufen”']);
  const journey = await bench.journey();
  expect(journey.environment.language).toBe('de-DE');
  expect(printScript(journey)).toContain('language: "de-DE",');
  await bench.expectRoundTrip();
});
