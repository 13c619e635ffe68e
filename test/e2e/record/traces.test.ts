import { expect, test } from 'vitest';
import { PATCHES } from '../patches.ts';
import { atPages } from './bench.ts';

/** A page neither sees its recorder nor keeps it from its work. */

/** All that a page can say in somebody else's name: the person's, the browser's, the recorder's and the panel's. */
const FORGERY = `
  let channel = '';
  addEventListener('waymark:channel', (event) => { channel = event.detail; }, { capture: true });
  const told = (detail) => {
    dispatchEvent(new CustomEvent('waymark:dialogs'));
    for (const name of [channel, 'waymark:dialog', 'waymark:channel']) {
      dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(detail) }));
    }
  };
  window.forge = () => {
    const button = document.querySelector('button');
    told({ type: 'confirm', message: 'Made up', answer: true });
    told({ files: ['made-up.pdf'] });
    const act = { kind: 'unsupported', reason: 'Made up' };
    told({ type: 'alert', message: '', kind: 'act', act, title: 'Made up' });
    for (const type of ['report', 'order', 'looker', 'framed', 'part', 'chosen', 'pointed']) {
      postMessage({ type, order: 'stop', document: 'x', seq: 1, at: Date.now(), url: location.href, seen: { kind: 'act', act } }, '*');
    }
    const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'];
    for (let count = 0; count < 100_000; count += 1) {
      const Kind = count % 2 ? PointerEvent : MouseEvent;
      button.dispatchEvent(new Kind(types[count % types.length], { bubbles: true, composed: true, detail: 1 }));
    }
    for (const key of ['Enter', 'Escape', 'Tab']) {
      for (const type of ['keydown', 'keyup']) button.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
    }
    for (const type of ['input', 'change', 'drop', 'dragstart', 'wheel', 'scroll', 'blur', 'load', 'pagehide', 'resize']) {
      button.dispatchEvent(new Event(type, { bubbles: true }));
      dispatchEvent(new Event(type));
    }
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    const from = navigation.currentEntry;
    for (const navigationType of ['traverse', 'push']) {
      navigation.dispatchEvent(new NavigationCurrentEntryChangeEvent('currententrychange', { navigationType, from }));
    }
    navigation.addEventListener('navigate', ({ isTrusted, destination, signal }) => {
      if (!isTrusted) return;
      const made = { destination, signal, userInitiated: true, navigationType: 'traverse', downloadRequest: 'made-up' };
      navigation.dispatchEvent(new NavigateEvent('navigate', made));
    });
    history.replaceState(null, '', location.href);
    return 'all of it';
  };
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
  '/forger': `<title>Forger</title><script>${FORGERY}</script><button>Like</button>`,
  '/restless': `<title>Restless</title><button>Like</button><ul></ul><script>
      const list = document.querySelector('ul');
      setInterval(() => {
        for (let i = 0; i < 100; i += 1) list.insertAdjacentHTML('beforeend', '<li title=' + Math.random() + '>Like ' + i);
        while (list.children.length > 500) list.firstChild.remove();
      });
    </script>`,
  '/vast': `<body><script>
      const much = 'Vast and '.repeat(120_000);
      const word = 'vast'.repeat(250_000);
      document.title = much;
      document.documentElement.lang = word;
      const vast = document.createElement('button');
      for (const name of ['aria-label', 'data-testid', 'title', 'role', 'class', 'name', 'value', 'href', 'data-' + word]) {
        vast.setAttribute(name, word);
      }
      for (let i = 0; i < 5000; i += 1) vast.setAttribute('data-' + 'abcdefghij'[i % 10].repeat(1 + i / 10), 'vast');
      vast.id = 'vast';
      vast.textContent = 'Vast';
      const last = document.createElement('x-vast-last');
      last.id = word;
      last.className = word;
      last.textContent = much;
      last.style.cssText = 'display:block;height:20px;overflow:hidden';
      document.body.append(vast, last);
    </script>`,
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

test('what a page makes up in the name of a person, of the browser and of the recorder is no step', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.goto(`${at.site.url}/forger`);
  expect(await bench.page.evaluate('forge()')).toBe('all of it');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Go to /forger', 'Click button “Like”']);
});

test('a page that changes without end is recorded like any other', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.goto(`${at.site.url}/restless`);
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Go to /restless', 'Click button “Like”']);
});

test('however much a page says of an element, little of it is kept', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.goto(`${at.site.url}/vast`);
  await bench.page.click('#vast');
  await bench.page.click('x-vast-last');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(4));
  expect(JSON.stringify(await bench.session()).length).toBeLessThan(50_000);
  const { steps } = await bench.journey();
  expect(steps.map(({ kind }) => kind)).toEqual(['group', 'navigate', 'navigate', 'group', 'click', 'click']);
});
