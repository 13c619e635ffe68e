import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

const stage = useStage();

const TOYS = '<div id="toys" style="width: 100px; height: 40px; background: #fcc">Toys</div>';
const SLEIGH =
  '<div class="sleigh" style="width: 200px; height: 80px; margin-top: 20px; background: #ccf">Sleigh</div>';

/** Says what is pressed, and what toys that are pressed are let go on. */
const SAYS = `<script>
  let isHeld = false;
  addEventListener('pointerdown', (event) => { isHeld = event.target.id === 'toys'; say('down on ' + event.target.id); });
  addEventListener('pointerup', (event) => {
    if (isHeld) say('dropped on ' + event.target.className + (event.shiftKey ? ' with Shift' : ''));
  });
</script>`;

const load: Body = async (context) => {
  await context.page.getByText('Toys').dragTo(context.page.getByText('Sleigh'));
  await expect(context.page.locator('#said')).toHaveText('down on toys;dropped on sleigh;');
};

test.for<[what: string, html: string, reason: RegExp]>([
  ['of two of one name', TOYS + SLEIGH + SLEIGH, /ambiguous: 2 elements match text “Sleigh”/],
  [
    'that something covers',
    `${TOYS}${SLEIGH}<div id="promo" style="position: fixed; inset: 100px 0 0; background: #eee">Buy</div>`,
    /covered: text “Sleigh” is covered by <div id="promo">/,
  ],
  ['that is switched off', `${TOYS}<div aria-disabled="true">${SLEIGH}</div>`, /disabled: text “Sleigh”/],
])(
  'where to drop must be told for certain before anything is pressed: not a place $0',
  async ([, html, reason]) => {
    const run = await stage.run(page(html + SAYS), async (context) => {
      await load(context);
    });
    expectThat(outcome(run)).toMatch(reason);
    // The page was never touched, so it has said nothing.
    expectThat(JSON.stringify(run)).not.toContain('down on');
  },
);

test('a place that comes neither before nor with the drag fails it, and nothing is dropped', async () => {
  const dropped: string[] = [];
  stage.serve({
    '/': page(TOYS + SAYS.replace("say('dropped", "fetch('/dropped'); say('dropped")),
    '/dropped': (_, response) => {
      dropped.push('dropped');
      response.end();
    },
  });
  const run = await stage.walk(async (context) => {
    await context.page.goto('/');
    await load(context);
  });
  expectThat(outcome(run)).toMatch(/missing: Nothing matches text “Sleigh”/);
  expectThat(dropped).toEqual([]);
});

test('a place far below is scrolled into view on the way', async () => {
  const run = await stage.run(page(`${TOYS}<div style="height: 1500px"></div>${SLEIGH}${SAYS}`), load);
  expectThat(outcome(run)).toBe('passed');
});

test('a place that only comes under the pointer when it nears is found there', async () => {
  const html = `${TOYS}${SLEIGH}${SAYS}<script>
    // The sleigh drives off once, as soon as a drag begins.
    addEventListener('pointermove', () => { if (isHeld) document.querySelector('.sleigh').style.marginTop = '250px'; });
  </script>`;
  const run = await stage.run(page(html), load);
  expectThat(outcome(run)).toBe('passed');
});

test('what is pressed is the element or nothing', async () => {
  const html = `${TOYS}${SLEIGH}${SAYS}<div id="promo" hidden style="position: fixed; inset: 0">Buy</div><script>
    addEventListener('mousemove', () => setTimeout(() => { document.getElementById('promo').hidden = false; }));
  </script>`;
  const run = await stage.run(page(html), load);
  expectThat(outcome(run)).toMatch(/covered: text “Toys” is covered by <div id="promo">/);
});

test('keys are held all the way, and the place in the element counts', async () => {
  const halves = `<div style="width: 200px"><div class="upper" style="height: 60px"></div><div class="lower" style="height: 60px"></div></div>`;
  const html = `${TOYS}<section aria-label="Sleigh">${halves}</section>${SAYS}`;
  const run = await stage.run(page(html), async (context) => {
    const sleigh = context.page.getByRole('region', 'Sleigh');
    await context.page
      .getByText('Toys')
      .dragTo(sleigh, { from: { x: 0.1, y: 0.1 }, position: { x: 0.1, y: 0.9 }, modifiers: ['Shift'] });
    await expect(context.page.locator('#said')).toHaveText('down on toys;dropped on lower with Shift;');
  });
  expectThat(outcome(run)).toBe('passed');
});
