import { test } from 'vitest';
import { atPages } from './bench.ts';

/** Pointing is a step where something opened by it that was then acted on, and nowhere else. */

const status = `<p role="status" id="said"></p><script>
  addEventListener('click', (event) => document.getElementById('said').textContent = event.target.textContent);
</script>`;

const at = atPages({
  '/': `<title>Styles</title><style>
      nav ul { display: none; position: absolute; margin: 0 } nav li:hover > ul { display: block }
      .fade { opacity: 0; visibility: hidden; transition: all .1s } .card:hover .fade { opacity: 1; visibility: visible }
    </style>
    <nav><ul style="display: block; position: static">
      <li><button>Tours</button><ul>
        <li><button>Workshop</button></li>
        <li><button>Stables</button><ul style="left: 200px"><li><button>Reindeer</button></li></ul></li>
      </ul></li>
    </ul></nav>
    <section class="card" aria-label="Train" style="margin-top: 200px"><h2>Train</h2><button class="fade">Buy</button></section>
    ${status}`,
  '/script': `<title>Script</title><button id="more">More</button><div id="menu"></div>${status}<script>
      const menu = document.getElementById('menu');
      document.getElementById('more').addEventListener('mouseenter', () => {
        menu.innerHTML = '<button>Share</button>';
      });
      menu.addEventListener('mouseleave', () => menu.replaceChildren());
    </script>`,
  '/over': `<title>Over</title><style>
      .over { position: fixed; inset: 0; background: #0008 }
      [role=dialog] { position: fixed; top: 150px; opacity: 0; transition: opacity 1ms .15s } .open { opacity: 1 }
    </style><button id="wish" aria-haspopup="listbox">Wish</button><button id="delete">Delete</button>${status}<script>
      const over = document.createElement('div');
      over.className = 'over';
      // As the lists of Material UI do: what opens at the press covers what was pressed.
      document.getElementById('wish').onmousedown = () => {
        document.body.append(over);
        over.innerHTML = '<div role="listbox" style="margin-top: 150px"><div role="option">Kite</div></div>';
      };
      over.onclick = () => over.remove();
      // As its dialogs do: there at once, to be seen in a moment, by style alone.
      document.getElementById('delete').onclick = () => {
        document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><button>Confirm</button></div>');
        document.body.lastChild.offsetTop;
        document.body.lastChild.className = 'open';
      };
    </script>`,
  '/plain': `<title>Plain</title><style>
      button:hover { color: red; transform: scale(1.05); opacity: .9 } li:hover { background: #eee }
      li:hover a { text-decoration: underline }
    </style><ul><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ul>
    <button id="load">Load</button><button>Other</button><div id="loaded"></div>${status}<script>
      addEventListener('mouseover', (event) => event.target.classList?.add('over'));
      // The answer comes just as the pointer goes on to something else.
      document.getElementById('load').addEventListener('click', () => {
        addEventListener('mouseover', () => {
          document.getElementById('loaded').innerHTML = '<button>Loaded</button>';
        }, { once: true });
      });
    </script>`,
});

async function pointAt(role: string, name: string): Promise<void> {
  const element = await at.bench.person.see(role, name);
  await element.hover();
}

test('a menu that opens by style, and one in it, are pointed at before the click', async () => {
  const { bench } = at;
  await bench.record('/');
  await pointAt('button', 'Tours');
  await pointAt('button', 'Stables');
  await bench.person.click('button', 'Reindeer');
  await bench.expectSteps([
    'Point at button “Tours”',
    'Point at button “Stables”',
    'Click button “Reindeer”',
  ]);
  await bench.expectRoundTrip();
});

test('what fades in under the pointer is clicked after pointing', async () => {
  const { bench } = at;
  await bench.record('/');
  await pointAt('heading', 'Train');
  await bench.person.click('button', 'Buy');
  await bench.expectSteps(['Point at heading “Train”', 'Click button “Buy”']);
  await bench.expectRoundTrip();
});

test('a menu that a script opens is pointed at before the click', async () => {
  const { bench } = at;
  await bench.record('/script');
  await pointAt('button', 'More');
  await bench.person.click('button', 'Share');
  await bench.expectSteps(['Point at button “More”', 'Click button “Share”']);
  await bench.expectRoundTrip();
});

test('a page that only looks different under the pointer has no steps of pointing', async () => {
  const { bench } = at;
  await bench.record('/plain');
  await pointAt('link', 'One');
  await pointAt('button', 'Other');
  await bench.person.click('button', 'Load');
  await pointAt('link', 'Two');
  await pointAt('button', 'Other');
  await bench.person.click('button', 'Loaded');
  await bench.person.click('button', 'Other');
  await bench.expectSteps(['Click button “Load”', 'Click button “Loaded”', 'Click button “Other”']);
});

test('what is pressed and covered by what it opens is what was clicked', async () => {
  const { bench } = at;
  await bench.record('/over');
  await bench.person.click('button', 'Wish');
  await bench.person.click('option', 'Kite');
  await bench.expectSteps(['Click button “Wish”', 'Click option “Kite”']);
  await bench.expectRoundTrip();
});

test('a dialog that a click opens was not opened by pointing, however late it can be seen', async () => {
  const { bench } = at;
  await bench.record('/over');
  await bench.person.click('button', 'Delete');
  await new Promise((resolve) => setTimeout(resolve, 400));
  await bench.person.click('button', 'Confirm');
  await bench.expectSteps(['Click button “Delete”', 'Click button “Confirm”']);
});
