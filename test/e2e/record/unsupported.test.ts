import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** What a journey can't express is there all the same, says why, and fails the replay. */

const at = atPages({
  '/': `<title>Odd</title><body>
    <same-button></same-button><same-button></same-button>
    <script>customElements.define('same-button', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button>Same</button>'; }
    });</script>`,
});

async function expectRefusal(reason: RegExp): Promise<void> {
  const { bench } = at;
  await bench.expectSteps([expect.stringMatching(reason)]);
  await bench.command({ type: 'expect-page', what: 'title' });
  const run = await bench.replay();
  expect(run).toMatchObject({ verdict: 'failed', failure: { cause: 'unsupported' } });
}

test('one of two elements that nothing tells apart', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.click('same-button');
  await expectRefusal(/^Unsupported: Click: nothing tells the element apart; a test id would/);
});
