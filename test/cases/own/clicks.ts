import type { Case } from '../case.ts';

/** Pages that are clicked on in all ways that a mouse knows. */

const LOG = `<script>const log = []; function state() { return log; }</script>`;

export const CLICKS: readonly Case[] = [
  {
    name: 'click-buttons',
    kinds: ['click'],
    html: `<title>Buttons</title>${LOG}
      <ul><li>Horse <button>Buy</button></li><li>Kite <button>Buy</button></li><li>Train <button>Buy</button></li></ul>
      <button aria-label="Close">×</button><a href="#more">More</a>
      <script>addEventListener('click', (event) => log.push(event.target.closest('li')?.firstChild.data.trim() ?? event.target.textContent));</script>`,
    async act(hand) {
      await hand.click('li:nth-child(2) button');
      await hand.click('li:nth-child(3) button');
      await hand.click('[aria-label=Close]');
      await hand.click('a');
    },
  },
  {
    name: 'click-held',
    kinds: ['click'],
    html: `<title>Held</title>${LOG}<button>Kite</button><button>Train</button><script>
      for (const button of document.querySelectorAll('button')) {
        let timer;
        button.addEventListener('pointerdown', () => {
          timer = setTimeout(() => { log.push('picked ' + button.textContent); button.remove(); }, 600);
        });
        button.addEventListener('pointerup', () => clearTimeout(timer));
        button.addEventListener('click', () => log.push('opened ' + button.textContent));
      }</script>`,
    async act(hand) {
      await hand.click('button:nth-of-type(1)');
      await hand.click('button:nth-of-type(2)', { delay: 900 });
    },
  },
  {
    name: 'click-middle',
    kinds: ['click'],
    html: `<title>Middle</title>${LOG}<button>Wrap</button><button>Ship</button><script>
      addEventListener('auxclick', (event) => log.push(event.target.textContent + ' ' + event.button));</script>`,
    async act(hand) {
      await hand.click('button:nth-of-type(2)', { button: 'middle' });
    },
  },
  {
    name: 'click-right',
    kinds: ['click'],
    html: `<title>Right</title>${LOG}<p id="toy">Wooden horse</p><p>Kite</p>
      <div role="menu" hidden><button role="menuitem">Copy</button><button role="menuitem">Bin</button></div><script>
      const menu = document.querySelector('[role=menu]'); let on;
      addEventListener('contextmenu', (event) => { event.preventDefault(); on = event.target.textContent; menu.hidden = false; });
      menu.addEventListener('click', (event) => { log.push(event.target.textContent + ' ' + on); menu.hidden = true; });</script>`,
    async act(hand) {
      await hand.click('#toy', { button: 'right' });
      await hand.click('[role=menuitem]:nth-child(2)');
    },
  },
  {
    name: 'click-double',
    kinds: ['click', 'fill', 'press'],
    html: `<title>Double</title><ul><li>Horse</li><li>Kite</li></ul><script>
      function state() { return [...document.querySelectorAll('li')].map((item) => item.textContent); }
      addEventListener('dblclick', ({ target }) => {
        const field = Object.assign(document.createElement('input'), { value: target.textContent, ariaLabel: 'Name' });
        target.replaceChildren(field); field.focus(); field.select();
        field.addEventListener('keydown', ({ key }) => { if (key === 'Enter') target.textContent = field.value; });
      });</script>`,
    async act(hand) {
      await hand.click('li:nth-child(2)', { count: 2 });
      await hand.write('Drum');
      await hand.press('Enter');
    },
  },
  {
    name: 'click-holding-keys',
    kinds: ['click'],
    html: `<title>Holding</title><style>li { user-select: none } .on { background: gold }</style>
      <ul><li>Horse</li><li>Kite</li><li>Train</li><li>Drum</li><li>Ball</li></ul><script>
      const items = [...document.querySelectorAll('li')]; let last = 0;
      function state() { return items.filter((item) => item.className === 'on').map((item) => item.textContent); }
      addEventListener('click', ({ target, shiftKey, ctrlKey }) => {
        const at = items.indexOf(target); if (at < 0) return;
        if (!shiftKey && !ctrlKey) for (const item of items) item.className = '';
        for (let n = shiftKey ? Math.min(last, at) : at; n <= (shiftKey ? Math.max(last, at) : at); n += 1) items[n].classList.toggle('on', shiftKey || items[n].className === '');
        last = at;
      });</script>`,
    async act(hand) {
      await hand.click('li:nth-child(1)');
      await hand.click('li:nth-child(3)', { holding: ['Shift'] });
      await hand.click('li:nth-child(2)', { holding: ['Control'] });
      await hand.click('li:nth-child(5)', { holding: ['Control'] });
    },
  },
  {
    name: 'click-canvas',
    kinds: ['click'],
    html: `<title>Board</title><canvas width="300" height="300" aria-label="Noughts and crosses" role="img"></canvas><script>
      const board = document.querySelector('canvas'); const cells = Array(9).fill('.'); const pen = board.getContext('2d'); pen.font = '80px sans-serif';
      function state() { return cells.join(''); }
      board.addEventListener('click', ({ offsetX, offsetY }) => {
        const at = Math.floor(offsetX / 100) + 3 * Math.floor(offsetY / 100); cells[at] = cells.join('').replaceAll('.', '').length % 2 ? 'O' : 'X';
        pen.fillText(cells[at], 20 + 100 * (at % 3), 80 + 100 * Math.floor(at / 3));
      });</script>`,
    async act(hand) {
      await hand.click(['canvas', 0.5, 0.5]);
      await hand.click(['canvas', 0.1, 0.9]);
      await hand.click(['canvas', 0.8, 0.2]);
    },
  },
  {
    name: 'click-svg-map',
    kinds: ['click'],
    html: `<title>Floor</title>${LOG}<svg width="300" height="200" aria-label="Floor plan">
      <rect id="hall" x="0" y="0" width="150" height="200" fill="#eee"></rect><g id="stable"><rect x="150" y="0" width="150" height="100" fill="#dfd"></rect><text x="170" y="50">Stable</text></g>
      <rect id="store" x="150" y="100" width="150" height="100" fill="#ddf"></rect></svg><script>
      document.querySelector('svg').addEventListener('click', ({ target }) => log.push(target.closest('[id]').id));</script>`,
    async act(hand) {
      await hand.click('#stable');
      await hand.click('#store');
    },
  },
  {
    name: 'click-after-loading',
    kinds: ['click'],
    html: `<title>Loading</title>${LOG}<button id="search">Find offices</button><ul></ul><script>
      const list = document.querySelector('ul');
      search.addEventListener('click', () => { search.disabled = true; list.textContent = 'Looking …';
        setTimeout(() => { search.disabled = false; list.innerHTML = ['Paris', 'Oslo', 'Rome'].map((name) => '<li><button>Book ' + name + '</button></li>').join(''); }, 400); });
      list.addEventListener('click', (event) => { log.push(event.target.textContent); event.target.closest('li').remove(); });</script>`,
    async act(hand) {
      await hand.click('#search');
      await hand.click('li:nth-child(2) button');
      await hand.click('li:nth-child(1) button');
    },
  },
  {
    name: 'click-far-down',
    kinds: ['click'],
    html: `<title>Far down</title>${LOG}<div style="height: 200px; overflow: auto" tabindex="0"><div style="height: 900px">Terms</div><button>Agree</button></div>
      <div style="height: 2000px"></div><button>Send</button><script>
      addEventListener('click', (event) => { if (event.target.localName === 'button') log.push(event.target.textContent); });</script>`,
    async act(hand) {
      await hand.click('div button');
      await hand.click('body > button');
    },
  },
];
