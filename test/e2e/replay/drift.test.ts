import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect as expectThat, test } from 'vitest';
import type { Target } from '../../../journey/model.ts';
import { outcome, page, useStage } from './stage.ts';

const stage = useStage();

const SAVE: Target = {
  candidates: [
    { by: 'testid', value: 'save' },
    { by: 'role', role: 'button', name: 'Save' },
    { by: 'css', value: 'button.save' },
  ],
  fingerprint: { tag: 'button', role: 'button', name: 'Save' },
};

const steps = (target = SAVE): object[] => [
  { id: 'a', kind: 'navigate', url: '/' },
  { id: 'b', kind: 'click', target },
  {
    id: 'c',
    kind: 'expect',
    target: { candidates: [{ by: 'css', value: '#said' }], fingerprint: { tag: 'p' } },
    check: { kind: 'text', text: 'right;' },
  },
];

async function replay(html: string, target = SAVE): Promise<string> {
  stage.serve({ '/': page(html) });
  const run = await stage.replayModel({ steps: steps(target) }, { timeout: 2500 });
  return `${outcome(run)}${run.drift.length > 0 ? ` drift: ${run.drift.join()}` : ''}`;
}

const button = (attributes: string, name = 'Save', said = 'right'): string =>
  `<button ${attributes} onclick="say('${said}')">${name}</button>`;

describe('a recorded element whose best name is gone', () => {
  test('is found by a later one, which is told', async () => {
    expectThat(await replay(button('class="primary"') + button('class="save"', 'Delete', 'wrong'))).toBe(
      'drifted drift: Nothing matches test id “save” any more; found by button “Save” instead.',
    );
  });

  test('is acted on without a word while its best name is there, whatever else is', async () => {
    expectThat(await replay(button('data-testid="save"', 'Store') + button('', 'Save', 'wrong'))).toBe(
      'passed',
    );
  });

  test.each([
    ['has another name', button('class="save"', 'Delete', 'wrong')],
    ['is another kind of element', `<a class="save" role="button" onclick="say('wrong')">Save</a>`],
    ['is not alone', button('', 'Save', 'wrong') + button('', 'Save', 'wrong')],
  ])('is missing when what a later name finds %s', async (_, html) => {
    expectThat(await replay(html)).toMatch(/failed missing: Nothing matches test id “save”/);
  });

  test('is missing when nothing but its place told it apart', async () => {
    const target: Target = {
      candidates: [
        { by: 'testid', value: 'icon' },
        { by: 'css', value: 'span.icon' },
      ],
      fingerprint: { tag: 'span' },
    };
    const html = `<span class="icon" onclick="say('wrong')" style="display:inline-block;width:9px;height:9px"></span>`;
    expectThat(await replay(html, target)).toMatch(/failed missing/);
  });

  test('is waited for while the page still changes', async () => {
    const right = JSON.stringify(button('data-testid="save"'));
    const html = `${button('', 'Save', 'wrong')}<p id="p"></p><script>let n = 0; const timer = setInterval(() => {
      document.querySelector('#p').textContent = ++n;
      if (n === 10) { clearInterval(timer); document.body.insertAdjacentHTML('beforeend', ${right}); } }, 100)</script>`;
    expectThat(await replay(html)).toBe('passed');
  });

  test('is not taken for hidden', async () => {
    stage.serve({ '/': page(button('class="primary"')) });
    const run = await stage.replayModel({
      steps: [steps()[0], { id: 'b', kind: 'expect', target: SAVE, check: { kind: 'hidden' } }],
    });
    expectThat(outcome(run)).toMatch(/failed check: .* to be hidden, but after .* it can be seen/);
  });
});

test('a run leaves its record and its pictures, whole', async () => {
  stage.serve({ '/': page(button('data-testid="save"')) });
  const [goTo, click, check] = steps();
  const shot = { id: 'd', kind: 'screenshot', name: 'Saved' };
  const group = { id: 'g', kind: 'group', title: 'Save it' };
  const run = await stage.replayModel({ steps: [goTo, group, click, shot, check] });
  expectThat(outcome(run)).toBe('passed');
  expectThat(JSON.parse(await stage.read(run, 'run.json'))).toEqual(run);
  expectThat(run.steps.map(({ title }) => title)).toEqual(['Go to /', 'Save it']);
  const taken = run.steps.flatMap(({ screenshot, actions }) => [
    ...actions.map((action) => action.screenshot),
    screenshot,
  ]);
  const pictures = taken.filter((name) => name !== undefined);
  expectThat(pictures).toHaveLength(3);
  expectThat(run.steps[1]?.actions[1]).toMatchObject({
    title: 'Take the screenshot “Saved”',
    screenshot: pictures[1],
  });
  const files = await readdir(join(stage.out, 'runs', run.id));
  const texts = ['step-01.txt', 'step-02.txt'];
  expectThat(files.toSorted()).toEqual(
    ['console.jsonl', 'network.har', 'run.json', ...texts, ...pictures].toSorted(),
  );
  for (const name of pictures) expectThat((await stage.read(run, name)).slice(1, 4)).toBe('PNG');
});
