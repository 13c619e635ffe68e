import { expect, test } from 'vitest';
import { ground } from './bench.ts';
import { servePages } from './own-pages.ts';

const FORM = '<title>Payment</title><label>Card <input></label><button>Pay</button>';

const at = ground(() =>
  servePages((path, host) => {
    if (path === '/pay') return FORM;
    const other = `http://localhost:${host.split(':')[1]}/pay`;
    return `<title>Shop</title><iframe title="Payment" src="${other}" width="400"></iframe><button>Done</button>`;
  }),
);

test('what is done in a frame of another site is a step that names the frame and says why it is not known', async () => {
  const { bench } = at;
  await bench.record('/');
  const frame = await bench.page.waitForFrame((one) => one.url().endsWith('/pay'));
  await bench.person.click('button', 'Pay', frame);
  await bench.person.click('button', 'Done');
  await bench.expectSteps([
    expect.stringMatching(
      /^Unsupported: What is done in the frame .*Payment.*, which belongs to another site$/,
    ),
    'Click button “Done”',
  ]);
});
