import type { Frame } from 'puppeteer';
import { expect, test } from 'vitest';
import { patternOf } from '../../../journey/url.ts';
import { allow } from '../../../runner/recorder.ts';
import { ground } from './bench.ts';
import { servePages } from './own-pages.ts';

/** The server's two names are two sites: the shop's, and that of the frame with the payment. */

const PLAIN = 'width="500" height="300"';

const at = ground(() =>
  servePages((path, host) => {
    const [shop, bank] = ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${host.split(':')[1]}`);
    const pages: Record<string, string> = {
      '/': `<title>Shop</title><iframe srcdoc="Advertisement" ${PLAIN} height="30"></iframe>
        <iframe title="Payment" src="${bank}/pay" ${PLAIN}></iframe><button>Done</button>`,
      '/pay': `<title>Payment</title><label>Name <input></label><button onclick="confirm('Really?') && (this.textContent = 'Paid')">Pay</button>
        <iframe src="${shop}/receipt"></iframe><iframe src="${shop}/terms"></iframe>`,
      '/receipt': '<title>Receipt</title><button onclick="this.textContent = `Sent`">Send</button>',
      '/terms': '<title>Terms</title><button>Read</button>',
    };
    return pages[path];
  }),
);

const frameAt = (path: string): Promise<Frame> =>
  at.bench.page.waitForFrame((one) => one.url().endsWith(path));

const REFUSED = expect.stringMatching(
  /^Unsupported: What is done in the frame .*Payment.*, which belongs to another site$/,
);

test('what is done in a frame of another site is a step that names the frame and says why it is not known', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('textbox', 'Name', await frameAt('/pay'));
  await bench.person.click('button', 'Done');
  await bench.expectSteps([REFUSED, 'Click button “Done”']);
  expect((await bench.journey()).synthetic).toBeUndefined();
});

test('once the person allows it, what is done in the frame and the frames in it is recorded and replayed', async () => {
  const { bench, site } = at;
  const { person, recorder } = bench;
  const bank = site.url.replace('127.0.0.1', 'localhost');
  await allow(recorder.browser, recorder.extension.id, patternOf(bank));
  await bench.record('/');
  await person.panel('Record in it too');
  await bench.page.bringToFront();
  await expect.poll(async () => (await bench.journey()).synthetic).toEqual([site.url, bank]);
  const frame = await frameAt('/pay');
  await person.type('Name', 'Rudolph', frame);
  bench.page.once('dialog', (dialog) => void dialog.accept());
  await person.click('button', 'Pay', frame);
  await person.see('button', 'Paid', frame);
  await person.click('button', 'Send', await frameAt('/receipt'));
  await person.click('button', 'Done');
  await bench.expectSteps([
    'Fill field “Name” with “Rudolph” (in a frame)',
    'Click button “Pay” (in a frame) → answers the confirm “Really?”',
    'Click button “Send” (in a frame)',
    'Click button “Done”',
  ]);
  const { steps } = await bench.journey();
  expect(steps).not.toContainEqual(expect.objectContaining({ kind: 'group', title: 'Payment' }));
  expect(steps.find((step) => step.kind === 'click' && step.frame?.length === 2)).toMatchObject({
    frame: [
      { fingerprint: { name: 'Payment' } },
      { candidates: [{ by: 'css', value: 'iframe[src*="/receipt"]' }] },
    ],
  });
  await bench.expectRoundTrip();
});

test('a page of a site whose frames are recorded is not recorded itself', async () => {
  const { bench, site } = at;
  const bank = site.url.replace('127.0.0.1', 'localhost');
  await allow(bench.recorder.browser, bench.recorder.extension.id, patternOf(bank));
  await bench.record('/');
  await bench.command({ type: 'allow-frames', origin: bank });
  await bench.page.goto(`${bank}/pay`);
  await bench.person.type('Name', 'Rudolph');
  await bench.page.goto(`${site.url}/receipt`);
  await bench.expectSteps(['Go to /receipt']);
});
