import type { Dialog } from 'puppeteer';
import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

const at = atPages({
  '/': `<title>Questions</title>
    <button onclick="alert('The shop is closed.')">Tell</button>
    <button onclick="out.textContent = confirm('Delete it?') ? 'Gone' : 'Kept'">Delete</button>
    <button onclick="out.textContent = prompt('Which name?', 'Comet') ?? 'Nameless'">Rename</button>
    <button onclick="if (confirm('Leave?')) location.href = '/left'">Leave</button>
    <output id="out" role="status"></output>`,
  '/left': '<title>Left</title><h1>Left</h1>',
});

async function answer(button: string, reply: (dialog: Dialog) => Promise<void>): Promise<void> {
  const { bench } = at;
  const answered = Promise.withResolvers<void>();
  bench.page.once('dialog', (dialog) => void reply(dialog).then(answered.resolve, answered.reject));
  await bench.person.click('button', button);
  await answered.promise;
}

test('each dialog hangs on the click that brought it, with the answer that was given', async () => {
  const { bench } = at;
  await bench.record('/');
  await answer('Tell', (dialog) => dialog.accept());
  await answer('Delete', (dialog) => dialog.accept());
  await answer('Delete', (dialog) => dialog.dismiss());
  await answer('Rename', (dialog) => dialog.accept('Blitzen'));
  await answer('Rename', (dialog) => dialog.dismiss());
  await bench.expectSteps([
    'Click button “Tell” → answers the alert “The shop is closed.”',
    'Click button “Delete” → answers the confirm “Delete it?”',
    'Click button “Delete” → answers the confirm “Delete it?”',
    'Click button “Rename” → answers the prompt “Which name?”',
    'Click button “Rename” → answers the prompt “Which name?”',
  ]);
  const { steps } = await bench.journey();
  const answers = steps.flatMap((step) =>
    'effects' in step
      ? (step.effects ?? []).flatMap((effect) => (effect.kind === 'dialog' ? [effect.answer] : []))
      : [],
  );
  expect(answers).toEqual([true, true, false, 'Blitzen', false]);
  await bench.expectRoundTrip();
});

test('a dialog and the navigation that its answer allows hang on the same click', async () => {
  const { bench } = at;
  await bench.record('/');
  await answer('Leave', (dialog) => dialog.accept());
  await bench.person.arrive('/left');
  await bench.expectSteps(['Click button “Leave” → answers the confirm “Leave?” → goes to /left']);
  await bench.expectRoundTrip();
});
