import type { Case } from '../case.ts';

/** Pages with documents and shadow roots inside of them. */

export const INSIDE: readonly Case[] = [
  {
    name: 'frame-of-the-site',
    kinds: ['click', 'fill', 'check'],
    html: `<title>Frames</title><p>none</p><iframe title="Order" src="/frame-of-the-site/order" style="width: 400px; height: 200px; margin: 30px"></iframe><script>
      function state() { return document.querySelector('p').textContent; }
      addEventListener('message', (event) => { document.querySelector('p').textContent = event.data; });</script>`,
    more: {
      order: `<title>Order</title><label>Name <input id="name"></label><label><input type="checkbox" id="wrap"> Wrap</label><button>Order</button><script>
        document.querySelector('button').onclick = () => parent.postMessage(document.getElementById('name').value + ' ' + wrap.checked, '*');</script>`,
    },
    async act(hand) {
      const frame = await hand.in('iframe');
      await frame.type('#name', 'Kite');
      await frame.click('#wrap');
      await frame.click('button');
    },
  },
  {
    name: 'shadow-open',
    kinds: ['click', 'fill', 'select'],
    html: `<title>Open</title><gift-card></gift-card><gift-card></gift-card><script>
      const said = []; let cards = 0; function state() { return said; }
      customElements.define('gift-card', class extends HTMLElement { connectedCallback() { const root = this.attachShadow({ mode: 'open' }); const number = (cards += 1);
        root.innerHTML = '<label>To ' + number + ' <input></label><select aria-label="Paper ' + number + '"><option>Red</option><option>Gold</option></select><button>Send ' + number + '</button>';
        root.querySelector('button').onclick = () => said.push([number, root.querySelector('input').value, root.querySelector('select').value]); } });</script>`,
    async act(hand) {
      await hand.type('gift-card:nth-of-type(2) >>> input', 'Comet');
      await hand.press('Tab');
      await hand.write('G');
      await hand.click('gift-card:nth-of-type(2) >>> button');
      await hand.click('gift-card:nth-of-type(1) >>> button');
    },
  },
  {
    name: 'shadow-closed',
    kinds: ['click', 'fill'],
    html: `<title>Closed</title><gift-box style="display: block; width: 300px"></gift-box><script>
      const said = []; function state() { return said; }
      customElements.define('gift-box', class extends HTMLElement { connectedCallback() { const root = this.attachShadow({ mode: 'closed' });
        root.innerHTML = '<style>input, button { display: block; box-sizing: border-box; width: 300px; height: 40px; margin: 0 }</style><input aria-label="To"><button>Send</button><button>Clear</button>';
        root.addEventListener('click', ({ target }) => { if (target.localName === 'button') said.push(target.textContent + ' ' + root.querySelector('input').value); }); } });</script>`,
    async act(hand) {
      await hand.type(['gift-box', 0.5, 0.16], 'Cupid');
      await hand.click(['gift-box', 0.5, 0.5]);
      await hand.click(['gift-box', 0.5, 0.84]);
    },
  },
  {
    name: 'tabs-and-rows',
    kinds: ['click', 'fill', 'press'],
    html: `<title>Rows</title><div role="tablist"><button role="tab" aria-selected="true">Toys</button><button role="tab" aria-selected="false">Elves</button></div><table><tbody></tbody></table><script>
      const rows = { Toys: ['Horse', 'Kite', 'Train'], Elves: ['Alva', 'Bo'] }; let tab = 'Toys'; function state() { return { rows, tab }; }
      const draw = () => { document.querySelector('tbody').innerHTML = rows[tab].map((name, n) => '<tr><td>' + name + '</td><td><button>Edit</button><button>Delete</button></td></tr>').join(''); };
      document.querySelector('[role=tablist]').onclick = ({ target }) => { tab = target.textContent; for (const at of document.querySelectorAll('[role=tab]')) at.ariaSelected = at === target; draw(); };
      document.querySelector('tbody').onclick = ({ target }) => { const row = target.closest('tr'); const at = row.rowIndex;
        if (target.textContent === 'Delete') { rows[tab].splice(at, 1); draw(); }
        if (target.textContent === 'Edit') { row.cells[0].innerHTML = '<input aria-label="Name" value="' + rows[tab][at] + '">'; const field = row.querySelector('input'); field.focus();
          field.onkeydown = ({ key }) => { if (key === 'Enter') { rows[tab][at] = field.value; draw(); } }; } };
      draw();</script>`,
    async act(hand) {
      await hand.click('tr:nth-child(2) button:nth-child(2)');
      await hand.click('tr:nth-child(2) button:nth-child(1)');
      await hand.type('td input', 'Sleigh', { over: true });
      await hand.press('Enter');
      await hand.click('[role=tab]:nth-child(2)');
      await hand.click('tr:nth-child(1) button:nth-child(2)');
    },
  },
];
