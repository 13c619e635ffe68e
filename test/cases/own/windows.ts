import type { Case } from '../case.ts';

/** Pages with dialogs, windows of their own, and addresses that change. */

export const WINDOWS: readonly Case[] = [
  {
    name: 'dialog-answers',
    kinds: ['click'],
    html: `<title>Dialogs</title><button id="a">Tell</button><button id="b">Delete</button><button id="c">Keep</button><button id="d">Rename</button><script>
      const log = []; function state() { return log; }
      a.onclick = () => { alert('Wrapped'); log.push('told'); };
      b.onclick = () => log.push('delete ' + confirm('Delete all?'));
      c.onclick = () => log.push('leave ' + confirm('Leave?'));
      d.onclick = () => log.push('name ' + prompt('New name', 'Toy'));</script>`,
    async act(hand) {
      hand.answer(true);
      await hand.click('#a');
      hand.answer(true);
      await hand.click('#b');
      hand.answer(false);
      await hand.click('#c');
      hand.answer('Sledge');
      await hand.click('#d');
    },
  },
  {
    name: 'popup-window',
    kinds: ['click'],
    html: `<title>Opener</title><a href="/popup-window/choose" target="_blank" rel="opener">Choose a gift</a><p>none</p><script>
      function state() { return document.querySelector('p').textContent; }
      addEventListener('message', (event) => { document.querySelector('p').textContent = event.data; });</script>`,
    more: {
      choose: `<title>Choose</title><button>Kite</button><button>Drum</button><script>addEventListener('click', ({ target }) => opener.postMessage(target.textContent, '*'));</script>`,
    },
    async act(hand) {
      const other = await hand.popup(() => hand.click('a'));
      await other.click('button:nth-of-type(2)');
    },
  },
  {
    name: 'routes-of-an-app',
    kinds: ['click', 'back', 'forward'],
    html: `<title>App</title><nav><a href="/routes-of-an-app/toys">Toys</a> <a href="/routes-of-an-app/elves">Elves</a></nav><main>Home</main><script>
      const log = []; function state() { return { log, path: location.pathname }; }
      const show = () => { document.querySelector('main').textContent = location.pathname.split('/')[2] ?? 'Home'; log.push(document.querySelector('main').textContent); };
      document.querySelector('nav').addEventListener('click', (event) => { event.preventDefault(); history.pushState({}, '', event.target.href); show(); });
      addEventListener('popstate', show);</script>`,
    async act(hand) {
      await hand.click('a:nth-of-type(1)');
      await hand.click('a:nth-of-type(2)');
      await hand.back();
      await hand.back();
      await hand.forward();
    },
  },
  {
    name: 'back-forward-reload',
    kinds: ['click', 'back', 'forward', 'reload'],
    html: `<title>First</title><a href="/back-forward-reload/second">Next</a><script>
      const seen = JSON.parse(localStorage.seen ?? '[]'); seen.push(document.title); localStorage.seen = JSON.stringify(seen);
      addEventListener('pageshow', (event) => { if (event.persisted) { const now = JSON.parse(localStorage.seen); now.push('First again'); localStorage.seen = JSON.stringify(now); } });
      function state() { return [location.pathname, JSON.parse(localStorage.seen)]; }</script>`,
    more: {
      second: `<title>Second</title><h1>Second</h1><script>
        const seen = JSON.parse(localStorage.seen ?? '[]'); seen.push(document.title); localStorage.seen = JSON.stringify(seen); addEventListener('pagehide', () => undefined); addEventListener('unload', () => undefined);
        function state() { return [location.pathname, JSON.parse(localStorage.seen)]; }</script>`,
    },
    async act(hand) {
      await hand.click('a');
      await hand.see('h1');
      await hand.reload();
      await hand.back();
      await hand.see('a');
      await hand.forward();
      await hand.see('h1');
    },
  },
  {
    name: 'window-resized',
    kinds: ['resize', 'click'],
    html: `<title>Layouts</title><style>nav { display: none } @media (max-width: 600px) { nav { display: block } }</style><nav><button id="menu">Menu</button></nav><p>wide</p><script>
      const log = []; const narrow = matchMedia('(max-width: 600px)'); function state() { return { log, at: [innerWidth, innerHeight] }; }
      narrow.onchange = () => log.push(narrow.matches ? 'narrow' : 'wide'); menu.onclick = () => log.push('menu');</script>`,
    async act(hand) {
      await hand.resize(700, 600);
      await hand.resize(500, 600);
      await hand.click('#menu');
      await hand.resize(900, 700);
    },
  },
  {
    name: 'modal-and-popover',
    kinds: ['click', 'fill', 'press'],
    html: `<title>Modal</title><button id="edit">Edit</button><button popovertarget="tips">Tips</button><div popover id="tips"><button id="hide">Hide tips</button></div>
      <details><summary>Details</summary><button id="deep">Count</button></details>
      <dialog><form method="dialog"><label>Title <input></label><button value="save">Save</button><button value="no">Cancel</button></form></dialog><script>
      const log = []; const box = document.querySelector('dialog'); function state() { return { log, open: document.querySelector('details').open }; }
      edit.onclick = () => box.showModal(); box.addEventListener('close', () => log.push(box.returnValue + ' ' + box.querySelector('input').value));
      hide.onclick = () => { tips.hidePopover(); hide.blur(); log.push('hid'); }; deep.onclick = () => log.push('counted');</script>`,
    async act(hand) {
      await hand.click('#edit');
      await hand.type('dialog input', 'Sleigh');
      await hand.click('[value=save]');
      await hand.click('[popovertarget]');
      await hand.click('#hide');
      await hand.click('summary');
      await hand.click('#deep');
      await hand.click('#edit');
      await hand.press('Escape');
    },
  },
];
