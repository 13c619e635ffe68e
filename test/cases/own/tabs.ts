import type { Case } from '../case.ts';

/** Pages that a person goes to by the browser's own means. */

const LIST = `<script>function state() { return JSON.parse(localStorage.list ?? '[]'); }
  const add = (name) => { localStorage.list = JSON.stringify([...state(), name]); };</script>`;

export const TABS: readonly Case[] = [
  {
    name: 'tab-of-ones-own',
    kinds: ['open', 'click', 'close'],
    html: `<title>List</title>${LIST}<button onclick="add('train')">Add train</button>`,
    more: {
      more: `<title>More</title>${LIST}<button onclick="add('horse')">Add horse</button>`,
    },
    async act(hand) {
      await hand.click('button');
      const other = await hand.newTab('/tab-of-ones-own/more');
      await other.click('button');
      await other.closeTab();
    },
  },
  {
    name: 'go-to-address',
    kinds: ['navigate', 'click'],
    html: `<title>Start</title>${LIST}<button onclick="add('train')">Add train</button>`,
    more: { other: `<title>Other</title>${LIST}<button onclick="add('horse')">Add horse</button>` },
    async act(hand) {
      await hand.click('button');
      await hand.goTo('/go-to-address/other');
      await hand.click('button');
    },
  },
];
