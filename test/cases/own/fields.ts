import { CASE_PASSWORD, type Case } from '../case.ts';

/** Pages with fields of all kinds; their state is what the fields hold, or what the page was told of it. */

const VALUES = `<script>function state() { return Object.fromEntries([...document.querySelectorAll('input,textarea,select')].map((field) => [field.id,
  field.multiple ? [...field.selectedOptions].map((option) => option.value) : /checkbox|radio/.test(field.type) ? field.checked : field.value])); }</script>`;

export const FIELDS: readonly Case[] = [
  {
    name: 'fill-text',
    kinds: ['fill'],
    html: `<title>Fields</title>${VALUES}<form>
      <label>Name <input id="name"></label><label>Letter <textarea id="letter" rows="4"></textarea></label>
      <label>Email <input type="email" id="email"></label><label>Desks <input type="number" id="desks" value="1"></label>
      <label>Site <input type="url" id="site"></label><input type="search" id="find" placeholder="Find a toy"><input type="tel" id="phone" aria-label="Phone"></form>`,
    async act(hand) {
      await hand.type('#name', 'Zoë “R” O’Neil');
      await hand.type('#letter', 'Dear Santa,');
      await hand.press('Enter');
      await hand.write('a train <b>€ 5</b>');
      await hand.type('#email', 's@pole.example');
      await hand.type('#desks', '12', { over: true });
      await hand.type('#site', 'http://pole.example');
      await hand.type('#find', 'horse');
      await hand.type('#phone', '+47 123');
      await hand.type('#name', ' II');
    },
  },
  {
    name: 'fill-mistakes',
    kinds: ['fill'],
    html: `<title>Mistakes</title>${VALUES}<label>Name <input id="name" value="Dasher"></label><label>Wish <input id="wish"></label>`,
    async act(hand) {
      await hand.type('#name', 'Dancer', { over: true });
      await hand.press('Backspace', 'Backspace');
      await hand.write('er & Prancer');
      await hand.press('Home', 'Delete');
      await hand.write('d');
      await hand.type('#wish', 'coal');
      await hand.press('Control+A', 'Backspace');
      await hand.write('snow');
    },
  },
  {
    name: 'fill-secret',
    kinds: ['fill', 'click'],
    html: `<title>Sign in</title><form><label>Email <input type="email" autocomplete="username"></label><label>Password <input type="password" id="password"></label><button>Sign in</button></form><p></p><script>
      const said = document.querySelector('p'); function state() { return said.textContent; }
      document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault();
        said.textContent = document.querySelector('[type=email]').value + (password.value === '${CASE_PASSWORD}' ? ' is in' : ' is kept out'); });</script>`,
    async act(hand) {
      await hand.type('[type=email]', 'santa@example.test');
      await hand.type('#password', CASE_PASSWORD);
      await hand.click('button');
    },
  },
  {
    name: 'fill-dates',
    kinds: ['fill'],
    html: `<title>Dates</title>${VALUES}<label>Start <input type="date" id="start"></label><label>At <input type="time" id="at"></label><label>Visit <input type="datetime-local" id="visit"></label>`,
    async act(hand) {
      await hand.click(['#start', 0.1, 0.5]);
      await hand.write('12242027');
      await hand.click(['#at', 0.1, 0.5]);
      await hand.write('0930AM');
      await hand.click(['#visit', 0.05, 0.5]);
      await hand.write('06012028');
      await hand.press('Tab');
      await hand.write('0415PM');
    },
  },
  {
    name: 'fill-range',
    kinds: ['fill'],
    html: `<title>Range</title>${VALUES}<label>Team <input type="range" id="team" min="0" max="50" value="10" style="width: 300px"></label><label>Floor <input type="range" id="floor" min="1" max="9" value="1"></label>`,
    async act(hand) {
      await hand.click(['#team', 0.8, 0.5]);
      await hand.tabTo('#floor');
      await hand.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    },
  },
  {
    name: 'fill-colour',
    kinds: ['fill'],
    html: `<title>Colour</title>${VALUES}<label>Ribbon <input id="ribbon" pattern="#[0-9a-f]{6}" placeholder="#rrggbb"></label><input type="color" id="paper" aria-label="Paper"><script>
      ribbon.addEventListener('input', () => { if (ribbon.checkValidity() && ribbon.value) paper.value = ribbon.value; });</script>`,
    async act(hand) {
      await hand.type('#ribbon', '#c0ffee');
    },
  },
  {
    name: 'fill-editable',
    kinds: ['fill'],
    html: `<title>Note</title><h2 id="label">Note</h2><div contenteditable="plaintext-only" role="textbox" aria-labelledby="label" style="min-height: 40px; border: 1px solid"></div>
      <p contenteditable role="textbox" aria-label="Title" style="border: 1px solid">Draft</p><script>
      function state() { return [...document.querySelectorAll('[contenteditable]')].map((at) => at.innerText); }</script>`,
    async act(hand) {
      await hand.type('div', 'Bring carrots');
      await hand.click('p');
      await hand.press('Control+A');
      await hand.write('The list');
    },
  },
  {
    name: 'select-lists',
    kinds: ['select'],
    html: `<title>Lists</title>${VALUES}<label>Plan <select id="plan"><option>Hot desk</option><option>Private office</option><option value="f">Floor</option></select></label>
      <label>Extras <select id="extras" multiple size="4"><option>Tea</option><option>Phone</option><option>Post</option><option>Bikes</option></select></label>`,
    async act(hand) {
      await hand.tabTo('#plan');
      await hand.write('Pri');
      await hand.click('#extras option:nth-child(2)');
      await hand.click('#extras option:nth-child(4)', { holding: ['Control'] });
    },
  },
  {
    name: 'check-boxes',
    kinds: ['check', 'uncheck'],
    html: `<title>Boxes</title>${VALUES}<label><input type="checkbox" id="terms"> I accept</label><label><input type="checkbox" id="news" checked> News</label>
      <fieldset><legend>Meet</legend><label><input type="radio" name="m" id="there"> There</label><label><input type="radio" name="m" id="video"> By video</label></fieldset>
      <style>.switch input { position: absolute; opacity: 0 } .switch span { display: inline-block; width: 40px; height: 20px; background: #ccc } .switch :checked + span { background: green }</style>
      <label class="switch">Alerts <input type="checkbox" id="alerts" role="switch"><span></span></label>`,
    async act(hand) {
      await hand.tabTo('#terms');
      await hand.press('Space');
      await hand.press('Space');
      await hand.click('#terms');
      await hand.click('label:has(#news)');
      await hand.click('#video');
      await hand.click('.switch span');
    },
  },
];
