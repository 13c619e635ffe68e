import { expect, test } from 'vitest';
import { atDemoSite } from './bench.ts';

const at = atDemoSite();
const WORKSHOP = '/offices/father-christmas-workshop';

test('what is done in a frame is told by the frame and the element in it', async () => {
  const { bench, site } = at;
  await bench.record(WORKSHOP);
  const frame = await bench.page.waitForFrame((one) => one.url().includes('/embed/calculator'));
  await bench.person.click('button', 'More desks', frame);
  await (await frame.waitForSelector('#parking'))?.click();
  await bench.expectSteps([
    'Click button “More desks” (in a frame)',
    expect.stringMatching(/^Check .* \(in a frame\)$/),
  ]);
  const { steps } = await bench.journey();
  const click = steps.find(({ kind }) => kind === 'click');
  expect(click).toMatchObject({ frame: [{ fingerprint: { tag: 'iframe', name: 'Rent calculator' } }] });
  await bench.expectRoundTrip(site.reset);
});

test('controls inside a shadow root are told by their names', async () => {
  const { bench, site } = at;
  await bench.record(WORKSHOP);
  await bench.person.click('button', 'Save to favourites');
  await bench.person.click('button', '4 stars');
  await bench.expectSteps(['Click button “Save to favourites”', 'Click button “4 stars”']);
  await bench.expectRoundTrip(site.reset);
});
