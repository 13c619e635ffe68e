import type { Case } from '../case.ts';

/** Pages that listen to keys. */

export const KEYS: readonly Case[] = [
  {
    name: 'press-shortcuts',
    kinds: ['press', 'fill'],
    html: `<title>Shortcuts</title><dialog><input aria-label="Find" id="field"></dialog><ul></ul><script>
      const log = []; const box = document.querySelector('dialog'); function state() { return { log, open: box.open }; }
      addEventListener('keydown', (event) => {
        if (event.ctrlKey && event.key === 'k') { event.preventDefault(); box.show(); field.focus(); log.push('open'); }
        else if (event.key === 'Enter' && event.target === field) { event.preventDefault(); log.push('find ' + field.value); field.value = ''; }
        else if (event.key === 'Escape' && box.open) { event.preventDefault(); box.close(); log.push('close'); }
        else if (event.key === '?' ) { event.preventDefault(); log.push('help'); }
      });</script>`,
    async act(hand) {
      await hand.press('Control+K');
      await hand.write('sleigh');
      await hand.press('Enter');
      await hand.press('Escape');
    },
  },
  {
    name: 'press-listbox',
    kinds: ['press'],
    html: `<title>Listbox</title><ul role="listbox" tabindex="0" aria-label="Toys"><li role="option">Horse</li><li role="option">Kite</li><li role="option">Train</li></ul><p></p><script>
      const list = document.querySelector('ul'); let at = -1; let chosen; function state() { return { at, chosen }; }
      list.addEventListener('keydown', (event) => {
        const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (way) { event.preventDefault(); at = Math.max(0, Math.min(2, at + way)); [...list.children].forEach((item, n) => item.setAttribute('aria-selected', n === at)); }
        if (event.key === 'Enter') { event.preventDefault(); chosen = list.children[at].textContent; }
      });</script>`,
    async act(hand) {
      await hand.tabTo('ul');
      await hand.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    },
  },
  {
    name: 'press-enter-in-form',
    kinds: ['fill', 'press'],
    html: `<title>Search</title><form action="/press-enter-in-form/found"><label>Find <input name="q"></label><select name="in" aria-label="In"><option>Toys</option><option>Elves</option></select></form><script>function state() { return location.search; }</script>`,
    more: {
      found:
        '<title>Found</title><h1>Found</h1><script>function state() { return location.pathname + location.search; }</script>',
    },
    async act(hand) {
      await hand.type('input', 'wooden horse');
      await hand.press('Enter');
      await hand.see('h1');
    },
  },
  {
    name: 'press-autocomplete',
    kinds: ['fill', 'press', 'click'],
    html: `<title>Autocomplete</title><label>City <input id="city" role="combobox" autocomplete="off"></label><ul role="listbox"></ul><p></p><script>
      const cities = ['Oslo', 'Osaka', 'Paris', 'Prague', 'Rome']; const list = document.querySelector('ul'); const chosen = []; let at = -1;
      function state() { return { chosen, value: city.value }; }
      const take = (name) => { chosen.push(name); city.value = ''; list.replaceChildren(); at = -1; };
      city.addEventListener('input', () => { at = -1; setTimeout(() => { list.innerHTML = cities.filter((name) => city.value && name.toLowerCase().startsWith(city.value.toLowerCase())).map((name) => '<li role="option">' + name + '</li>').join(''); }, 60); });
      city.addEventListener('keydown', (event) => {
        if (event.key === 'ArrowDown') { event.preventDefault(); at += 1; [...list.children].forEach((item, n) => item.setAttribute('aria-selected', n === at)); }
        if (event.key === 'Enter' && list.children[at]) { event.preventDefault(); take(list.children[at].textContent); } });
      list.addEventListener('click', ({ target }) => take(target.textContent));</script>`,
    async act(hand) {
      await hand.type('#city', 'os');
      await hand.see('li:nth-child(2)');
      await hand.press('ArrowDown', 'ArrowDown', 'Enter');
      await hand.type('#city', 'p');
      await hand.click('li:nth-child(1)');
    },
  },
];
