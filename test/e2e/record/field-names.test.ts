import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/**
 * A form's properties may be its fields: `form.id` is the field that is called so, and not the form's id. Teams call
 * fields as they please.
 */

const COMMON =
  'id name action method title target type value role lang dir hidden style length elements submit reset children parent text';
const IN_CIRCLES =
  'parentElement parentNode assignedSlot firstElementChild nextElementSibling previousElementSibling contains matches';

function form(names: string): string {
  const fields = names.split(' ').map((name) => `<input type="hidden" name="${name}" value="5">`);
  return `<title>Order</title><main><form id="order" onsubmit="event.preventDefault(); out.textContent = 'Ordered'">
    ${fields.join('')}
    <ul><li><b>One</b> <button type="button">Edit</button></li><li><b>Two</b> <button type="button">Edit</button></li></ul>
    <label>Your name <input></label> <label><input type="checkbox"> Wrapped</label>
    <input class="bare"> <button>Order</button></form><output id="out" role="status"></output></main>`;
}

const at = atPages({ '/': '<title>Shop</title>Shop', '/common': form(COMMON), '/circles': form(IN_CIRCLES) });

test.each(['/common', '/circles'])('forms with such fields are recorded and replayed: %s', async (path) => {
  const { bench } = at;
  await bench.record(path);
  const { page } = bench;
  await page.type('label input', 'Rudolph');
  await page.click('input[type=checkbox]');
  await page.click('li:nth-child(2) button');
  await page.click('.bare');
  await page.keyboard.type('x');
  await page.click('form > button');
  await page.waitForSelector('::-p-text(Ordered)');
  await bench.expectSteps([
    'Fill field “Your name” with “Rudolph”',
    'Check field “Wrapped”',
    'Click button “Edit” beside “Two”',
    expect.stringMatching(/^Fill selector .* with “x”$/),
    'Click button “Order”',
  ]);
  await bench.expectRoundTrip();
});
