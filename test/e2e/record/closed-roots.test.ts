import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** What a page hides in closed shadow roots is seen by its person, and so by its recorder and its replay. */

const SHELL = `<script>
  const inside = (name, html) => customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'closed' });
      root.innerHTML = html;
      root.addEventListener('click', ({ target: { dataset } }) => dataset.says && tell(dataset.says));
    }
  });
  const tell = (what) => { document.title = what; document.querySelector('#said').textContent += what + ';'; };
</script><p id="said"></p>`;

const at = atPages({
  '/': `<title>Shop</title>${SHELL}<x-shop></x-shop><x-late></x-late><x-frame><b>Order</b></x-frame><script>
    inside('x-like', '<p style="padding:20px">Plain</p><button data-says="liked">Like</button>');
    inside('x-shop', \`<style>:host { display: block }</style><section aria-label="Shop">
      <label>Note <input></label><label><input type="checkbox"> Wrap it</label>
      <label>Size <select><option>Small</option><option>Large</option></select></label>
      <label>Code <input type="password"></label>
      <button onclick="this.previousElementSibling.firstElementChild.type = 'text'">Show</button>
      <x-like></x-like><button data-says="left">Leave</button></section>\`);
    inside('x-frame', '<button onclick="tell(&quot;ordered&quot;)"><slot></slot></button>');
    setTimeout(() => inside('x-late', '<button data-says="late">Late</button>'), 700);
  </script>`,
});

test('acts in closed shadow roots are recorded by their names and replayed', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.click('button', 'Like');
  await person.type('Note', 'Snow');
  await person.click('checkbox', 'Wrap it');
  await person.choose('Size', 'Large');
  await person.click('button', 'Show');
  await person.type('Code', 'sesame');
  await person.click('button', 'Order');
  await person.click('button', 'Late');
  await bench.expectSteps([
    'Click button “Like”',
    'Fill field “Note” with “Snow”',
    'Check field “Wrap it”',
    'Select “Large” in field “Size”',
    'Click button “Show”',
    'Fill field “Code” with the secret CODE',
    'Click button “Order”',
    'Click button “Late”',
  ]);
  expect(JSON.stringify(await bench.session())).not.toContain('sesame');
  const native = await bench.page.evaluate(() => String(Element.prototype.attachShadow));
  expect(native).toMatch(/\[native code\]/);
  expect(await bench.page.$eval('#said', ({ textContent }) => textContent)).toBe('liked;ordered;late;');
  await bench.command({ type: 'expect-page', what: 'title' });
  const { verdict, failure, drift } = await bench.replay();
  expect({ verdict, failure, drift }).toEqual({ verdict: 'passed', failure: undefined, drift: [] });
});
