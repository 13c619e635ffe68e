/** Where the page of controls is, its frame below it. */
export const PLACE = '/controls';

const SHELL = `<title>Controls</title><style>
  ul { list-style: none; padding: 0; margin: 4px; width: 200px; user-select: none } #list li { height: 24px; margin: 2px; background: #eee; touch-action: none }
  #menu { position: relative; width: 120px; background: #eee } #menu div { display: none; position: absolute; left: 60px; top: 0; background: #fff; width: 200px } #menu:hover div { display: block }
  body > div, form { float: left; width: 300px; margin: 8px }
</style>`;

/**
 * A page with controls of all kinds. Its state tells what they hold and what was heard of them, in order; “Next” keeps
 * the state and begins anew, so that one recording can hold many sequences.
 */
const PAGES: Readonly<Record<string, string>> = {
  '/': '<title>Start</title><h1>Start</h1>',
  [PLACE]: `${SHELL}<button id="next">Next</button>
    <form><label>Name <input id="name"></label><br><label>Letter <textarea id="letter"></textarea></label><br><label>Desks <input type="number" id="desks"></label><br>
      <label><input type="checkbox" id="wrap"> Wrap</label><label><input type="checkbox" id="post" checked> Post</label><br>
      <label><input type="radio" name="paper" id="red"> Red</label><label><input type="radio" name="paper" id="gold"> Gold</label><br>
      <label for="plan">Plan</label><select id="plan"><option>Desk</option><option>Office</option><option>Floor</option></select></form>
    <div><p id="note" contenteditable="plaintext-only" role="textbox" aria-label="Note" style="border: 1px solid; min-height: 20px"></p>
      <button id="ask">Ask</button><button id="tell">Tell</button><button id="rename">Rename</button>
      <nav><a href="${PLACE}/toys" id="toys">Toys</a> <a href="${PLACE}/elves" id="elves">Elves</a></nav>
      <div id="menu">Menu<div><button id="copy">Copy</button><button id="bin">Bin</button></div></div><p id="twice" tabindex="0">Twice</p></div>
    <div><ul id="list" aria-label="Toys"><li>Horse</li><li>Kite</li><li>Train</li><li>Drum</li></ul><gift-card></gift-card></div>
    <iframe title="Order" src="${PLACE}/order" style="width: 260px; height: 120px"></iframe>
    <script>
      const heard = []; const at = (id) => document.getElementById(id);
      function state() {
        return [...JSON.parse(localStorage.states ?? '[]'), { heard, path: location.pathname, order: [...at('list').children].map((item) => item.textContent), note: at('note').innerText,
          fields: [...document.querySelectorAll('input,textarea,select')].map((field) => /checkbox|radio/.test(field.type) ? field.checked : field.value) }];
      }
      at('next').onclick = () => { localStorage.states = JSON.stringify(state()); location.href = '${PLACE}'; };
      at('ask').onclick = () => heard.push('ask ' + confirm('Sure?')); at('tell').onclick = () => { alert('Done'); heard.push('told'); }; at('rename').onclick = () => heard.push('name ' + prompt('Name'));
      at('copy').onclick = () => heard.push('copy'); at('bin').onclick = () => heard.push('bin');
      at('twice').ondblclick = () => heard.push('twice'); at('twice').oncontextmenu = (event) => { event.preventDefault(); heard.push('right'); };
      document.querySelector('nav').onclick = (event) => { event.preventDefault(); history.pushState({}, '', event.target.href); heard.push('route ' + event.target.id); };
      addEventListener('keydown', (event) => { if (event.ctrlKey && event.key === 'k') { event.preventDefault(); heard.push('find'); } });
      addEventListener('message', (event) => heard.push(event.data));
      customElements.define('gift-card', class extends HTMLElement { connectedCallback() { const root = this.attachShadow({ mode: 'open' }); root.innerHTML = '<label>To <input></label><button>Give</button>';
        root.querySelector('button').onclick = () => heard.push('give ' + root.querySelector('input').value); } });
      let held; const list = at('list');
      list.onpointerdown = (event) => { held = event.target.closest('li'); if (held) list.setPointerCapture(event.pointerId); };
      list.onpointermove = ({ clientY }) => { if (!held) return; const over = [...list.children].find((item) => { const box = item.getBoundingClientRect(); return clientY > box.top && clientY < box.bottom; });
        if (!over || over === held) return; const box = over.getBoundingClientRect(); const isBelow = held.compareDocumentPosition(over) & 4;
        if (isBelow ? clientY > box.top + box.height / 2 : clientY < box.top + box.height / 2) over[isBelow ? 'after' : 'before'](held); };
      list.onpointerup = () => { held = undefined; };
    </script>`,
  [`${PLACE}/order`]: `<title>Order</title><label>Count <input id="count"></label><label><input type="checkbox" id="fast"> Fast</label><button id="order">Order</button><script>
    document.getElementById('order').onclick = () => parent.postMessage('order ' + document.getElementById('count').value + ' ' + document.getElementById('fast').checked, '*');</script>`,
};

/** The page at a path; the routes below the page of controls are its own. */
export function pageAt(path: string): string | undefined {
  return PAGES[path] ?? (path.startsWith(PLACE) ? PAGES[PLACE] : undefined);
}
