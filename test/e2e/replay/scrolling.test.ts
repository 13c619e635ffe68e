import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage } from './stage.ts';

const stage = useStage();
const BRIEF = { replaying: { timeout: 1000 } };

const BOX = 'width: 300px; height: 200px; overflow: auto';

test('a list is scrolled by the wheel, and nothing around it or in it', async () => {
  const html = page(`<div style="height: 3000px"><div id="outer" style="${BOX}; margin-top: 900px">
      <div id="inner" style="width: 280px; height: 190px; overflow: auto"><p style="height: 900px">Inner</p></div>
      <p style="height: 2000px">Outer</p></div></div><script>
    const seen = new Set();
    const note = (what) => {
      seen.add(what);
      document.querySelector('#said').textContent = [...seen, outer.scrollTop].join(';');
    };
    for (const id of ['outer', 'inner']) document.getElementById(id).onscroll = () => note(id);
    addEventListener('wheel', (event) => event.isTrusted && note('turned'));
  </script>`);
  const run = await stage.run(html, async (context) => {
    await context.page.locator('#outer').scroll({ to: 700 });
    await expect(context.page.locator('#said')).toHaveText('turned;outer;700');
  });
  expectThat(outcome(run)).toBe('passed');
});

test('what is too short to be scrolled so far is waited for', async () => {
  const html = page(`<div id="list" style="${BOX}"><p style="height: 500px">Some</p></div><script>
    setTimeout(() => document.getElementById('list').insertAdjacentHTML('beforeend', '<p style="height: 900px">More</p>'), 600);
  </script>`);
  const run = await stage.run(html, async (context) => {
    await context.page.locator('#list').scroll({ to: 800 });
    await expect(context.page.locator('#list')).toBeVisible();
  });
  expectThat(outcome(run)).toBe('passed');
});

test('a second end that brings nothing new fails, and so does a place that never comes', async () => {
  const list = page(`<div id="list" style="${BOX}"><p style="height: 500px">Some</p></div>`);
  const again = await stage.run(
    list,
    async (context) => {
      await context.page.locator('#list').scroll({ to: 'end' });
      await context.page.locator('#list').scroll({ to: 'end' });
    },
    BRIEF,
  );
  expectThat(outcome(again)).toBe(
    'failed missing: selector “#list” was scrolled there before, and shows no more since.',
  );
  const far = await stage.run(list, (context) => context.page.locator('#list').scroll({ to: 800 }), BRIEF);
  expectThat(outcome(far)).toMatch(/missing: .* can be scrolled to \d+ px only; nothing more has come\./);
});

test('a page that keeps the wheel for itself is not scrolled by other means', async () => {
  const html = page(`<p style="height: 3000px">Long</p><script>
    addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
  </script>`);
  const run = await stage.run(html, (context) => context.page.scroll({ to: 900 }), BRIEF);
  expectThat(outcome(run)).toMatch(/timeout: Turning the wheel over the page does not scroll it there/);
});
