import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** A page neither sees its recorder nor keeps it from its work. */

const PATCHES = `
  const nothing = () => undefined;
  for (const name of ['stopPropagation', 'stopImmediatePropagation', 'preventDefault', 'composedPath']) {
    Event.prototype[name] = nothing;
  }
  for (const name of ['closest', 'matches', 'getAttribute', 'querySelectorAll', 'checkVisibility', 'getBoundingClientRect']) {
    Element.prototype[name] = nothing;
  }
  EventTarget.prototype.addEventListener = nothing;
  EventTarget.prototype.dispatchEvent = nothing;
  Document.prototype.querySelectorAll = nothing;
  Array.prototype.filter = Array.prototype.find = Array.prototype.map = nothing;
  JSON.stringify = JSON.parse = nothing;
  window.setTimeout = nothing;
  window.CustomEvent = nothing;
  Promise.prototype.then = nothing;
  crypto.randomUUID = () => 'always the same';
  Object.defineProperty(Event.prototype, 'isTrusted', { get: () => false });
`;

const at = atPages({
  '/': `<title>Shop</title><button>Like</button><button onclick="confirm('Sure?')">Ask</button>
    <a href="/next">Next</a>`,
  '/next': '<title>Next</title><h1>Next</h1>',
  '/patched': `<title>Patched</title><script>${PATCHES}</script><label>Note <input></label>
    <button onclick="confirm('Sure?')">Ask</button> <a href="/next">Next</a>`,
  '/jealous': `<title>Jealous</title><script>
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click', 'input', 'change', 'keydown']) {
        addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
      }
    </script><label>Note <input></label><button>Like</button>`,
});

test('a page that replaces what the language and the document offer is recorded like any other', async () => {
  const { bench } = at;
  const { page, person } = bench;
  await bench.record('/');
  await page.goto(`${at.site.url}/patched`);
  await page.focus('input');
  await page.keyboard.type('Snow');
  const answered = Promise.withResolvers<void>();
  page.once('dialog', (dialog) => void dialog.accept().then(answered.resolve));
  const ask = async (selector: string): Promise<void> => {
    // The page broke what is usually asked where an element is.
    const session = await page.createCDPSession();
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { model } = await session.send('DOM.getBoxModel', { nodeId });
    const [x = 0, y = 0] = model.content;
    await session.detach();
    await page.mouse.click(x + 2, y + 2);
  };
  await ask('button');
  await answered.promise;
  await ask('a');
  await person.arrive('/next');
  await bench.expectSteps([
    'Go to /patched',
    'Fill field “Note” with “Snow”',
    'Click button “Ask” → answers the confirm “Sure?”',
    'Click link “Next” → goes to /next',
  ]);
});

test('a page that keeps all events to itself is recorded like any other', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.goto(`${at.site.url}/jealous`);
  await bench.person.type('Note', 'Snow');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Go to /jealous', 'Fill field “Note” with “Snow”', 'Click button “Like”']);
});

test('a recorded page has no element and no name that it had not without the recorder', async () => {
  const { bench } = at;
  const look = (): unknown => ({
    html: document.documentElement.outerHTML,
    names: Object.getOwnPropertyNames(window).toSorted(),
    native: [alert, confirm, prompt].map((it) => [
      it.name,
      it.length,
      /^function .*\[native code\] \}$/.test(String(it)),
    ]),
    session: { ...sessionStorage, ...localStorage },
  });
  await bench.command({ type: 'discard' });
  await bench.page.goto(`${at.site.url}/`);
  const before = await bench.page.evaluate(look);
  await bench.record('/');
  await bench.person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  expect(await bench.page.evaluate(look)).toEqual(before);
  await bench.page.reload();
  expect(await bench.page.evaluate(look)).toEqual(before);
  await bench.command({ type: 'stop' });
  expect(await bench.page.evaluate(look)).toEqual(before);
});

test('a page can make up no dialog', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.evaluate(() => {
    const detail = JSON.stringify({ type: 'confirm', message: 'Made up', answer: true });
    for (const name of ['waymark:dialogs', 'waymark:channel', 'waymark:dialog']) {
      dispatchEvent(new CustomEvent(name, { detail }));
    }
  });
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Click button “Like”']);
});
