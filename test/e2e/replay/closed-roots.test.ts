import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

/** A closed shadow root is no hiding place: what is in it counts, covers and is guarded like all else. */

const stage = useStage();

const DEFINE = `<script>
  const inside = (name, html, then = () => undefined) => customElements.define(name, class extends HTMLElement {
    connectedCallback() { const root = this.attachShadow({ mode: 'closed' }); root.innerHTML = html; then(root); }
  });
</script>`;
const SAVE = `<button onclick="say('saved')">Save</button>`;

const clickSave: Body = async ({ page: tab }) => {
  await tab.getByRole('button', 'Save').click();
  await expect(tab.locator('#said')).toHaveText('saved;');
};

const run = async (body: string, script: string): Promise<string> =>
  outcome(await stage.run(page(`${DEFINE}${body}<script>${script}</script>`), clickSave));

const text = JSON.stringify(SAVE);

test.each([
  ['in one', '<x-save></x-save>', `inside('x-save', ${text});`],
  [
    'in one in another',
    '<x-outer></x-outer>',
    `inside('x-outer', '<p><x-save>'); inside('x-save', ${text});`,
  ],
  ['in one that comes later', '<x-save></x-save>', `setTimeout(() => inside('x-save', ${text}), 400);`],
  [
    'in one of a plain element, written by the server',
    `<div><template shadowrootmode="closed">${SAVE}</template></div>`,
    '',
  ],
  [
    'named by bare text in a slot of one',
    '<x-save>Save</x-save>',
    `inside('x-save', '<button onclick="say(&quot;saved&quot;)"><slot></slot></button>');`,
  ],
])('a button is clicked: %s', async (_, body, script) => {
  expectThat(await run(body, script)).toBe('passed');
});

test('two buttons of a name are two, also when one of them is in a closed root', async () => {
  const told = await run(`${SAVE}<x-save></x-save>`, `inside('x-save', ${text});`);
  expectThat(told).toMatch(/failed ambiguous: 2 elements match button “Save”/);
});

test.each([50, 400])(
  'a button that comes together with its like in a closed root is one of two, also for a check: after %i ms',
  async (delay) => {
    const script = `setTimeout(() => {
      document.querySelector('main').innerHTML = ${text} + '<x-save></x-save>'; inside('x-save', ${text});
    }, ${delay});`;
    const html = page(`${DEFINE}<main></main><script>${script}</script>`);
    const look: Body = async ({ page: tab }) => expect(tab.getByRole('button', 'Save')).toBeVisible();
    for (const body of [clickSave, look]) {
      const told = outcome(await stage.run(html, body, { replaying: { timeout: 900 } }));
      expectThat(told).toMatch(/failed ambiguous: 2 elements match button “Save”/);
    }
  },
);

test('what covers a button inside its closed root is named, and not clicked', async () => {
  const html = `${SAVE}<div class="promo" style="position:fixed;inset:0">Sale</div>`;
  const told = await run('<x-save></x-save>', `inside('x-save', ${JSON.stringify(html)});`);
  expectThat(told).toMatch(/failed covered: button “Save” is covered by <div class="promo">/);
});

test('buttons that trade places in a closed root as the pointer comes are not mistaken', async () => {
  const html = `${SAVE}<button onclick="say('deleted')">Gone</button>`;
  const script = `inside('x-save', ${JSON.stringify(html)}, (root) => {
    let moves = 0;
    onmousemove = () => { if (++moves === 2) root.append(root.querySelector('button')); };
  });`;
  expectThat(await run('<x-save></x-save>', script)).toBe('passed');
});
