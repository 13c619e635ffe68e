import type { Case } from '../case.ts';

/** Pages on which something shows only while the pointer is there. */

const LOG = `<script>const log = []; function state() { return log; }
  addEventListener('click', (event) => { if (event.target.localName === 'button') log.push(event.target.textContent); });</script>`;

export const HOVERING: readonly Case[] = [
  {
    name: 'hover-menu-by-style',
    kinds: ['hover', 'click'],
    html: `<title>Menu</title>${LOG}<style>ul { margin: 0; padding: 0; list-style: none } li { position: relative; width: 120px; height: 60px; background: #eee }
      li ul { display: none; position: absolute; left: 120px; top: 0 } li:hover > ul { display: block }</style>
      <ul><li><button>Tours</button><ul><li><button>Workshop</button></li><li><button>Stables</button><ul><li><button>Reindeer</button></li><li><button>Sleigh</button></li></ul></li></ul></li></ul>`,
    async act(hand) {
      await hand.hover('body > ul > li > button');
      await hand.hover('body > ul > li > ul > li:nth-child(2) > button');
      await hand.click('ul ul ul li:nth-child(2) button');
    },
  },
  {
    name: 'hover-menu-by-script',
    kinds: ['hover', 'click'],
    html: `<title>Script menu</title>${LOG}<div id="more" style="width: 200px"><button>More</button></div><script>
      let timer; const more = document.getElementById('more');
      more.addEventListener('mouseenter', () => { timer = setTimeout(() => more.insertAdjacentHTML('beforeend', '<p><button>Share</button><button>Print</button></p>'), 120); });
      more.addEventListener('mouseleave', () => { clearTimeout(timer); more.querySelector('p')?.remove(); });</script>`,
    async act(hand) {
      await hand.hover('#more > button');
      await hand.click('p button:nth-child(2)');
    },
  },
  {
    name: 'hover-card',
    kinds: ['hover', 'click'],
    html: `<title>Cards</title>${LOG}<style>article { width: 160px; padding: 20px; border: 1px solid } article button { opacity: 0; visibility: hidden; transition: all .1s } article:hover button { opacity: 1; visibility: visible }</style>
      <article><h2>Train</h2><button>Buy train</button></article><article><h2>Kite</h2><button>Buy kite</button></article>`,
    async act(hand) {
      await hand.hover('article:nth-of-type(2) h2');
      await hand.click('article:nth-of-type(2) button');
    },
  },
];
