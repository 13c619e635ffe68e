import { expect, test } from 'vitest';
import { ground } from './bench.ts';
import { servePagesElsewhere } from './own-pages.ts';

/**
 * A site in the house's own network comes by plain http from another machine: no secure context, in which browsers keep
 * some of what they offer from a page and from what runs in it.
 */

const at = ground(() => servePagesElsewhere((path) => PAGES[path]));

const PAGES: Record<string, string> = {
  '/': `<title>Wishes</title>
    <label>Name <input></label>
    <label>Letter <input type="file"></label>
    <button onclick="out.textContent = confirm('Sure?') ? 'Sent' : 'Kept'">Send</button>
    <div id="map" style="width: 200px; height: 200px; background: #dfd">Map</div>
    <a href="/sent">Go on</a>
    <output id="out" role="status"></output>
    <script>
      map.addEventListener('wheel', (event) => {
        event.preventDefault();
        map.textContent = 'Nearer';
      }, { passive: false });
    </script>`,
  '/sent': '<title>Sent</title><h1>Thank you</h1>',
};

test('what is done there is recorded and replayed like anywhere else', async () => {
  const { bench } = at;
  await bench.record('/');
  const { page, person } = bench;
  expect(await page.evaluate(() => [isSecureContext, location.hostname])).toEqual([false, 'shop.test']);
  await person.type('Name', 'Rudolph');
  const field = await page.waitForSelector('input[type=file]');
  const [chooser] = await Promise.all([page.waitForFileChooser(), field?.click()]);
  await chooser.accept(['package.json']);
  page.once('dialog', (dialog) => void dialog.accept());
  await person.click('button', 'Send');
  await person.see('status', '');
  const map = await page.waitForSelector('#map');
  await map?.hover();
  await page.mouse.wheel({ deltaY: -120 });
  await page.waitForSelector('::-p-text(Nearer)');
  await person.click('link', 'Go on');
  await person.arrive('/sent');
  await bench.expectSteps([
    'Fill field “Name” with “Rudolph”',
    'Upload package.json into field “Letter”',
    'Click button “Send” → answers the confirm “Sure?”',
    expect.stringContaining('Turn the wheel over text “Map”'),
    'Click link “Go on” → goes to /sent',
  ]);
  await bench.command({ type: 'stop' });
  await person.panel('Save to the repo');
  await bench.recorder.panel.waitForSelector('::-p-text(Saved)', { timeout: 10_000 });
  await bench.expectRoundTrip();
});
