import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage } from './stage.ts';

const stage = useStage();
const BRIEF = { replaying: { timeout: 700 } };

test('pointing brings the pointer over the element and presses nothing', async () => {
  const html = page(`<button id="b">Tours</button><script>
    for (const type of ['pointerenter', 'pointermove', 'pointerdown', 'click'])
      document.querySelector('#b').addEventListener(type, (event) => say(type + event.isTrusted), { once: true });
  </script>`);
  const run = await stage.run(html, async (context) => {
    await context.page.getByRole('button', 'Tours').hover();
    await expect(context.page.locator('#said')).toHaveText('pointerentertrue;pointermovetrue;');
  });
  expectThat(outcome(run)).toBe('passed');
});

test.each([
  ['two of the name', '<button>Tours</button><button>Tours</button>', /ambiguous: .*2 elements/],
  [
    'something on top of it',
    '<button>Tours</button><div style="position:fixed;inset:0">Wait</div>',
    /covered: .* is covered by/,
  ],
  ['one that is not shown', '<button hidden>Tours</button>', /missing|hidden/],
])('pointing fails at %s', async (_, body, reason) => {
  const run = await stage.run(
    page(body),
    (context) => context.page.getByRole('button', 'Tours').hover(),
    BRIEF,
  );
  expectThat(outcome(run)).toMatch(reason);
});
