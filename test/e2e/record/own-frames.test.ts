import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** Frames whose documents have no address of their own: the page wrote them. */
const at = atPages({
  '/': `<title>Post</title><h1>Post</h1><p role="status">nothing</p>
    <iframe title="Letter" srcdoc="<button onclick='parent.say(&quot;sent&quot;)'>Send</button>"></iframe>
    <iframe title="Parcel"></iframe><iframe title="Stamp"></iframe>
    <script>
      function say(what) { document.querySelector('[role=status]').textContent += ' ' + what }
      const { document: inner } = document.querySelector('[title=Parcel]').contentWindow;
      inner.body.innerHTML = '<button>Weigh</button>';
      inner.querySelector('button').onclick = () => say('weighed');
      // As editors do that keep their text in a frame. All listeners of the document are gone by that.
      const anew = document.querySelector('[title=Stamp]').contentDocument;
      anew.open(); anew.write('<!doctype html><button onclick="parent.say(\\'stuck\\')">Stick</button>'); anew.close();
    </script>`,
});

test('what is done in a frame that the page wrote itself is a step', async () => {
  const { bench } = at;
  await bench.record('/');
  for (const [title, name] of [
    ['Letter', 'Send'],
    ['Parcel', 'Weigh'],
    ['Stamp', 'Stick'],
  ] as const) {
    const element = await bench.page.waitForSelector(`iframe[title=${title}]`);
    const frame = await element?.contentFrame();
    if (!frame) throw new Error(`There is no frame “${title}”.`);
    await bench.person.click('button', name, frame);
  }
  const clicks = ['Send', 'Weigh', 'Stick'].map((name) => `Click button “${name}” (in a frame)`);
  await bench.expectSteps(clicks);
  const text = (): Promise<string> => bench.page.$eval('[role=status]', (status) => status.textContent);
  expect(await text()).toBe('nothing sent weighed stuck');
  await bench.expectRoundTrip();
});
