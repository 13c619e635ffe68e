import { expect, test } from 'vitest';
import { ground } from './bench.ts';
import { servePages } from './own-pages.ts';

/** Asked of `localhost` the same pages are another site than asked of `127.0.0.1`. */
const at = ground(() =>
  servePages((_, host) => {
    const port = host.split(':')[1] ?? '';
    const other = `http://${host.startsWith('localhost') ? '127.0.0.1' : 'localhost'}:${port}/`;
    return `<title>Shop</title><label>Note <input></label><button>Like</button>
      <a href="${other}">Leave</a> <a href="${other}" target="_blank">Leave in a tab</a>`;
  }),
);

test('nothing is recorded on another site; back home the recording goes on', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.click('link', 'Leave');
  await bench.page.waitForFunction(() => location.hostname === 'localhost');
  await person.type('Note', 'Not for the record');
  await person.click('button', 'Like');
  await person.click('link', 'Leave');
  await bench.page.waitForFunction(() => location.hostname === '127.0.0.1');
  await person.click('button', 'Like');
  await bench.expectSteps(['Click link “Leave” → goes to /', 'Click button “Like”']);
  const stored = await bench.recorder.panel.evaluate(() => chrome.storage.local.get(null));
  expect(JSON.stringify(stored)).not.toContain('Not for the record');
});

test('nothing is recorded on another port of the same host', async () => {
  const { bench } = at;
  const { person } = bench;
  const neighbour = await servePages(
    () => '<title>Neighbour</title><label>Note <input></label><button>Like</button>',
  );
  try {
    await bench.record('/');
    await bench.page.goto(neighbour.url);
    await person.type('Note', 'Not for the record');
    await person.click('button', 'Like');
    await bench.page.goto(at.site.url);
    await person.click('button', 'Like');
    await bench.expectSteps(['Go to /', 'Click button “Like”']);
    const stored = await bench.recorder.panel.evaluate(() => chrome.storage.local.get(null));
    expect(JSON.stringify(stored)).not.toContain('Not for the record');
  } finally {
    await neighbour.close();
  }
});

test('a tab with a page of another site is a step that says so', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('link', 'Leave in a tab');
  await bench.expectSteps([
    'Click link “Leave in a tab”',
    expect.stringMatching(/^Unsupported: A tab with a page of another site was opened/),
  ]);
});
