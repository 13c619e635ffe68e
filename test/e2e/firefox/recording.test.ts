import { expect, test } from 'vitest';
import { groundIn } from '../record/bench.ts';
import { fileAt } from '../record/file-pages.ts';
import { servePages } from '../record/own-pages.ts';
import { openFirefox } from './open.ts';

/** What the recorder promises holds in Firefox too. */

const SECRET = 'hunter2-Xy';

/** The server's two names are two sites: the shop's, and that of the frame with the payment. */
const at = groundIn(openFirefox, () =>
  servePages((path, host) => {
    const bank = `http://localhost:${host.split(':')[1]}`;
    const pages: Record<string, string> = {
      '/': `<title>Shop</title><label>Note <input></label><button>Like</button> <a href="/next">Next</a>`,
      '/next': '<title>Next</title><h1>Next</h1><button>More</button>',
      '/frames': `<title>Frames</title><iframe title="Own" src="/next"></iframe>
        <iframe title="Written" srcdoc="<button>Inside</button>"></iframe>
        <iframe title="Payment" src="${bank}/pay" width="500"></iframe>`,
      '/pay': '<title>Payment</title><button onclick="this.textContent = `Paid`">Pay</button>',
      '/closed': `<title>Closed</title><x-shop></x-shop><script>
        customElements.define('x-shop', class extends HTMLElement {
          connectedCallback() {
            const root = this.attachShadow({ mode: 'closed' });
            root.innerHTML = '<style>button, input { position: fixed; top: 100px; left: 100px; width: 200px; height: 40px } ' +
              'input { top: 200px }</style><button>Hidden</button><input aria-label="Deep">';
            root.querySelector('button').onclick = () => { document.title = 'Clicked'; };
          }
        });
      </script>`,
      '/windows': `<title>Windows</title><a href="/next" target="_blank">New tab</a>
        <button onclick="confirm('Sure?') && (this.textContent = 'Deleted')">Delete</button>
        <button onclick="this.textContent = prompt('Who?')">Ask</button>`,
      '/sign-in': `<title>Sign in</title><form action="/next" onsubmit="password.name = ''">
        <label>Password <input type="password" id="password"></label><button>Sign in</button></form>`,
    };
    return pages[path] ?? fileAt(path === '/files' ? '/' : path);
  }),
);

test('what is done after Firefox stopped the background is recorded as if it ran', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.type('Note', 'Snow');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  await expect.poll(() => backgrounds(), { timeout: 15_000 }).toBe(0);
  await bench.page.bringToFront();
  await person.click('button', 'Like');
  await person.click('link', 'Next');
  await person.arrive('/next');
  await person.click('button', 'More');
  await bench.expectSteps([
    'Fill field “Note” with “Snow”',
    'Click button “Like”',
    'Click link “Next” → goes to /next',
    'Click button “More”',
  ]);
  await bench.expectRoundTrip();
});

test('what is done in frames is recorded: of the site, written by it, and of another once that is allowed', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/frames');
  const { page } = bench;
  await person.panel('Record in it too');
  await expect.poll(async () => (await bench.journey()).synthetic).toHaveLength(2);
  await page.bringToFront();
  const frameAt = (ending: string) => page.waitForFrame((one) => one.url().endsWith(ending));
  await person.click('button', 'More', await frameAt('/next'));
  await person.click('button', 'Inside', await frameAt('srcdoc'));
  await person.click('button', 'Pay', await frameAt('/pay'));
  await bench.expectSteps([
    'Click button “More” (in a frame)',
    'Click button “Inside” (in a frame)',
    'Click button “Pay” (in a frame)',
  ]);
  await bench.expectRoundTrip();
});

test('what is done in closed shadow roots is recorded', async () => {
  const { bench } = at;
  await bench.record('/closed');
  await bench.page.mouse.click(150, 120);
  await bench.page.mouse.click(150, 220);
  await bench.page.keyboard.type('Snow');
  await bench.expectSteps(['Click button “Hidden”', 'Fill field “Deep” with “Snow”']);
  await bench.command({ type: 'expect-page', what: 'title' });
  expect(await bench.replay()).toMatchObject({ verdict: 'passed', drift: [] });
});

test('new tabs and answers to dialogs are recorded', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/windows');
  const { page } = bench;
  const answers = [true, 'Rudolph'];
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    const answer = answers.shift();
    void dialog.accept(typeof answer === 'string' ? answer : undefined);
  });
  await person.click('button', 'Delete');
  await person.see('button', 'Deleted');
  await person.click('button', 'Ask');
  await person.see('button', 'Rudolph');
  page.removeAllListeners('dialog');
  const opened = bench.recorder.browser.waitForTarget((target) => target.url().endsWith('/next'));
  await person.click('link', 'New tab');
  const tab = await (await opened).page();
  if (!tab) throw new Error('No tab was opened.');
  person.page = tab;
  await tab.bringToFront();
  await person.click('button', 'More');
  await bench.expectSteps([
    'Click button “Delete” → answers the confirm “Sure?”',
    'Click button “Ask” → answers the prompt “Who?”',
    'Click link “New tab” → opens the tab “next”',
    'next: Click button “More”',
  ]);
  await bench.expectRoundTrip();
});

test('a link or a form that turns out to lead to a file is recorded with its name', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/files');
  await person.click('link', 'Export');
  await person.click('button', 'Report');
  await person.click('link', 'Plan');
  await person.click('button', 'Framed');
  await bench.expectSteps([
    'Click link “Export” → downloads “tours.csv”',
    'Click button “Report” → downloads “Büros *.pdf”',
    'Click link “Plan” → downloads “plan.xlsx”',
    'Click button “Framed” → downloads “tours.csv”',
  ]);
});

test('what is typed into a password field is nowhere in what is stored', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/sign-in');
  await person.type('Password', SECRET);
  await person.click('button', 'Sign in');
  await person.arrive('/next');
  await bench.expectSteps([
    'Fill field “Password” with the secret PASSWORD',
    expect.stringMatching(/^Click button “Sign in” → goes to \/next/),
  ]);
  const stored = await bench.recorder.panel.evaluate(async () => {
    const { local, session, sync } = chrome.storage;
    return JSON.stringify(await Promise.all([local.get(), session.get(), sync.get()]));
  });
  expect(stored).toContain('PASSWORD');
  expect(stored).not.toContain(SECRET.slice(0, 5));
});

test('pages of other sites, at other ports too, and of the site once the recording has ended, have no recorder', async () => {
  const neighbour = await servePages(() => '<title>Neighbour</title><button>Like</button>');
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/');
  const { page } = bench;
  await page.goto(site.url.replace('127.0.0.1', 'localhost'));
  await person.click('button', 'Like');
  expect(await isRecorded()).toBe(false);
  await page.goto(neighbour.url);
  await person.click('button', 'Like');
  await expect.poll(isRecorded).toBe(false);
  await page.goto(`${site.url}/next`);
  expect(await isRecorded()).toBe(true);
  await bench.command({ type: 'stop' });
  await page.goto(`${site.url}/`);
  expect(await isRecorded()).toBe(false);
  await bench.expectSteps(['Go to /next']);
  const stored = await bench.recorder.panel.evaluate(() => chrome.storage.local.get());
  expect(JSON.stringify(stored)).not.toContain(neighbour.url);
  await neighbour.close();
});

/** How many backgrounds of the extension run: one, or none once it was stopped. */
function backgrounds(): Promise<number> {
  return at.bench.recorder.panel.evaluate(
    () =>
      chrome.extension.getViews().filter(({ location }) => location.href.endsWith('background_page.html'))
        .length,
  );
}

/** Whether a recorder listens in the page: one answers what the panel sends there. */
async function isRecorded(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return at.bench.recorder.panel.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const heard = tabs.map(({ id = -1 }) =>
      chrome.tabs.sendMessage(id, { type: 'ping' }).then(
        () => true,
        () => false,
      ),
    );
    return (await Promise.all(heard)).includes(true);
  });
}
