import type { Case } from '../case.ts';

/** Libraries of components that keep what they are made of in shadow roots. */

export const SHADOW: readonly Case[] = [
  {
    name: 'shoelace-form',
    component: '@shoelace-style/shoelace',
    kinds: ['fill', 'click'],
    html: `<title>Shoelace</title><sl-input label="Name"></sl-input><sl-textarea label="Letter"></sl-textarea><sl-checkbox>Wrap it</sl-checkbox><sl-switch>Alerts</sl-switch><sl-radio-group label="Paper" value="red"><sl-radio value="red">Red</sl-radio><sl-radio value="gold">Gold</sl-radio></sl-radio-group><sl-button>Send</sl-button><script type="module">
      import '@shoelace-style/shoelace/dist/themes/light.css'; for (const load of [() => import('@shoelace-style/shoelace/dist/components/input/input.js'), () => import('@shoelace-style/shoelace/dist/components/textarea/textarea.js'), () => import('@shoelace-style/shoelace/dist/components/checkbox/checkbox.js'), () => import('@shoelace-style/shoelace/dist/components/switch/switch.js'), () => import('@shoelace-style/shoelace/dist/components/radio-group/radio-group.js'), () => import('@shoelace-style/shoelace/dist/components/radio/radio.js'), () => import('@shoelace-style/shoelace/dist/components/button/button.js')]) await load();
      let sent; const at = (name) => document.querySelector(name); at('sl-button').addEventListener('click', () => { sent = [at('sl-input').value, at('sl-textarea').value, at('sl-checkbox').checked, at('sl-switch').checked, at('sl-radio-group').value]; });
      globalThis.state = () => sent ?? null;</script>`,
    async act(hand) {
      await hand.type('sl-input', 'Comet');
      await hand.type('sl-textarea', 'A kite');
      await hand.click(['sl-checkbox', 0.01, 0.5]);
      await hand.click(['sl-switch', 0.01, 0.5]);
      await hand.click(['sl-radio:nth-of-type(2)', 0.01, 0.5]);
      await hand.click('sl-button');
    },
  },
  {
    name: 'shoelace-select',
    component: '@shoelace-style/shoelace',
    kinds: ['click'],
    html: `<title>Shoelace</title><sl-select label="City"><sl-option value="oslo">Oslo</sl-option><sl-option value="rome">Rome</sl-option></sl-select><sl-rating label="Rating"></sl-rating><sl-details summary="More"><p>More is here</p></sl-details><sl-dropdown><sl-button slot="trigger">Menu</sl-button><sl-menu><sl-menu-item value="cut">Cut</sl-menu-item><sl-menu-item value="copy">Copy</sl-menu-item></sl-menu></sl-dropdown><script type="module">
      import '@shoelace-style/shoelace/dist/themes/light.css'; import '@shoelace-style/shoelace/dist/components/select/select.js'; import '@shoelace-style/shoelace/dist/components/option/option.js'; import '@shoelace-style/shoelace/dist/components/details/details.js'; import '@shoelace-style/shoelace/dist/components/dropdown/dropdown.js'; import '@shoelace-style/shoelace/dist/components/menu/menu.js'; import '@shoelace-style/shoelace/dist/components/menu-item/menu-item.js'; import '@shoelace-style/shoelace/dist/components/button/button.js'; import '@shoelace-style/shoelace/dist/components/rating/rating.js';
      const at = (name) => document.querySelector(name); let chosen = null; at('sl-dropdown').addEventListener('sl-select', ({ detail }) => { chosen = detail.item.value; });
      globalThis.state = () => [at('sl-select').value, at('sl-details').open, chosen];</script>`,
    async act(hand) {
      await hand.click('sl-select');
      await hand.rest();
      await hand.rest();
      await hand.click('sl-option[value=rome]');
      await hand.click(['sl-details', 0.1, 0.5]);
      await hand.rest(); // it unfolds, and moves what is below
      await hand.rest();
      await hand.click('sl-button');
      await hand.rest();
      await hand.rest();
      await hand.click('sl-menu-item[value=copy]');
    },
  },
  {
    name: 'material-form',
    component: '@material/web',
    kinds: ['fill', 'click'],
    html: `<title>Material</title><md-outlined-text-field label="Name"></md-outlined-text-field><label>Wrap <md-checkbox aria-label="Wrap"></md-checkbox></label><label>Alerts <md-switch aria-label="Alerts"></md-switch></label><md-filled-button>Send</md-filled-button><script type="module">
      import '@material/web/textfield/outlined-text-field.js'; import '@material/web/checkbox/checkbox.js'; import '@material/web/switch/switch.js'; import '@material/web/button/filled-button.js';
      const at = (name) => document.querySelector(name); let sent = null; at('md-filled-button').addEventListener('click', () => { sent = [at('md-outlined-text-field').value, at('md-checkbox').checked, at('md-switch').selected]; }); globalThis.state = () => sent;</script>`,
    async act(hand) {
      await hand.type('md-outlined-text-field', 'Donner');
      await hand.click('md-checkbox');
      await hand.click('md-switch');
      await hand.click('md-filled-button');
    },
  },
  {
    name: 'material-choices',
    component: '@material/web',
    kinds: ['click'],
    html: `<title>Material</title><md-outlined-select label="City"><md-select-option value="oslo"><div slot="headline">Oslo</div></md-select-option><md-select-option value="rome"><div slot="headline">Rome</div></md-select-option></md-outlined-select><md-tabs><md-primary-tab>Toys</md-primary-tab><md-primary-tab>Elves</md-primary-tab></md-tabs><script type="module">
      import '@material/web/select/outlined-select.js'; import '@material/web/select/select-option.js'; import '@material/web/tabs/tabs.js'; import '@material/web/tabs/primary-tab.js';
      const at = (name) => document.querySelector(name); globalThis.state = () => [at('md-outlined-select').value, at('md-tabs').activeTabIndex];</script>`,
    async act(hand) {
      await hand.click('md-outlined-select');
      await hand.rest();
      await hand.rest();
      await hand.rest();
      await hand.rest();
      await hand.click('md-select-option[value=rome]');
      await hand.rest();
      await hand.rest();
      await hand.rest();
      await hand.click('md-primary-tab:nth-of-type(2)');
    },
  },
];
