import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** What a journey can't express is there all the same, says why, and fails the replay. */

const at = atPages({
  '/': `<title>Odd</title><body>
    <div id="zoom" style="height: 60px; width: 300px; background: #ddd">Zoom here</div>
    <button>Done</button>
    <script>
      document.getElementById('zoom').addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
    </script>`,
});

async function expectRefusal(reason: RegExp): Promise<void> {
  const { bench } = at;
  await bench.expectSteps([expect.stringMatching(reason)]);
  await bench.command({ type: 'expect-page', what: 'title' });
  const run = await bench.replay();
  expect(run).toMatchObject({ verdict: 'failed', failure: { cause: 'unsupported' } });
}

test('the mouse wheel where the page acts on it', async () => {
  const { bench } = at;
  await bench.record('/');
  const zoom = await bench.page.$('#zoom');
  await zoom?.hover();
  await bench.page.mouse.wheel({ deltaY: 120 });
  await bench.page.mouse.wheel({ deltaY: 120 });
  await expectRefusal(/^Unsupported: Turning the mouse wheel on /);
});

test('the mouse wheel that only scrolls is no step', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.mouse.move(200, 300);
  await bench.page.mouse.wheel({ deltaY: 200 });
  await bench.person.click('button', 'Done');
  await bench.expectSteps(['Click button “Done”']);
});
