import { fileURLToPath } from 'node:url';
import type { Case } from '../case.ts';

/** Fields, lists and uploads that people take from elsewhere. */

const LETTER = fileURLToPath(new URL('../files/letter.txt', import.meta.url));
const WISHES = fileURLToPath(new URL('../files/wishes.csv', import.meta.url));
const CITIES =
  '<option value="oslo">Oslo</option><option value="paris">Paris</option><option value="prague">Prague</option><option value="rome">Rome</option>';

export const FIELDS: readonly Case[] = [
  {
    name: 'choices-select',
    component: 'choices.js',
    kinds: ['click'],
    html: `<title>Choices</title><label for="city">City</label><select id="city">${CITIES}</select><script type="module">
      import Choices from 'choices.js'; import 'choices.js/public/assets/styles/choices.css'; const choices = new Choices('#city', { shouldSort: false });
      globalThis.state = () => choices.getValue(true);</script>`,
    async act(hand) {
      await hand.click('.choices');
      await hand.write('pra');
      await hand.rest();
      await hand.click('.choices__list--dropdown .choices__item[data-value=prague]');
    },
  },
  {
    name: 'choices-many',
    component: 'choices.js',
    kinds: ['click'],
    html: `<title>Choices</title><label for="city">Cities</label><select id="city" multiple>${CITIES}</select><script type="module">
      import Choices from 'choices.js'; import 'choices.js/public/assets/styles/choices.css'; const choices = new Choices('#city', { removeItemButton: true });
      globalThis.state = () => choices.getValue(true);</script>`,
    async act(hand) {
      await hand.click('.choices');
      await hand.click('.choices__list--dropdown [data-value=rome]');
      await hand.click('.choices__list--dropdown [data-value=oslo]');
      await hand.click('.choices__list--multiple [data-value=rome] button');
    },
  },
  {
    name: 'tom-select',
    component: 'tom-select',
    kinds: ['fill', 'press'],
    html: `<title>Tom</title><label for="city">City</label><select id="city" multiple>${CITIES}</select><script type="module">
      import TomSelect from 'tom-select'; import 'tom-select/dist/css/tom-select.css'; const select = new TomSelect('#city', {});
      globalThis.state = () => select.getValue();</script>`,
    async act(hand) {
      await hand.click('.ts-control');
      await hand.write('par');
      await hand.press('Enter');
      await hand.write('ro');
      await hand.press('Enter');
    },
  },
  {
    name: 'imask-phone',
    component: 'imask',
    kinds: ['fill'],
    html: `<title>Mask</title><label>Phone <input id="phone"></label><label>Price <input id="price"></label><script type="module">
      import IMask from 'imask'; const phone = IMask(document.getElementById('phone'), { mask: '+{47} 000-00-000' }); const price = IMask(document.getElementById('price'), { mask: Number, thousandsSeparator: ' ' });
      globalThis.state = () => [phone.unmaskedValue, price.unmaskedValue, document.getElementById('phone').value];</script>`,
    async act(hand) {
      await hand.type('#phone', '12345678');
      await hand.type('#price', '1234567');
    },
  },
  {
    name: 'intl-tel-input',
    component: 'intl-tel-input',
    kinds: ['click', 'fill'],
    html: `<title>Phone</title><label for="phone">Phone</label><input type="tel" id="phone"><script type="module">
      import intlTelInput from 'intl-tel-input'; import 'intl-tel-input/styles'; const iti = intlTelInput(document.getElementById('phone'), { initialCountry: 'no' });
      globalThis.state = () => [iti.getSelectedCountryData?.()?.iso2 ?? iti.getSelectedCountry?.()?.iso2, document.getElementById('phone').value];</script>`,
    async act(hand) {
      await hand.click('.iti button');
      await hand.write('Finl');
      await hand.click('.iti__country[data-country-code=fi], .iti__country[data-iso2=fi]');
      await hand.type('#phone', '412345');
    },
  },
  {
    name: 'filepond-upload',
    component: 'filepond',
    kinds: ['upload'],
    html: `<title>Pond</title><input type="file" id="files" multiple><script type="module">
      import * as FilePond from 'filepond'; import 'filepond/dist/filepond.css'; const pond = FilePond.create(document.getElementById('files'));
      globalThis.state = () => pond.getFiles().map(({ filename, fileSize }) => [filename, fileSize]);</script>`,
    async act(hand) {
      await hand.choose('.filepond--drop-label label', LETTER, WISHES);
      await hand.until('state().length === 2');
    },
  },
  {
    name: 'dropzone-upload',
    component: 'dropzone',
    kinds: ['upload'],
    html: `<title>Zone</title><form id="zone" class="dropzone" style="min-height: 100px; border: 1px dashed"></form><script type="module">
      import { Dropzone } from 'dropzone'; import 'dropzone/dist/dropzone.css'; const zone = new Dropzone('#zone', { url: '/', autoProcessQueue: false });
      globalThis.state = () => zone.files.map(({ name, size }) => [name, size]);</script>`,
    async act(hand) {
      await hand.choose('#zone', WISHES);
      await hand.until('state().length === 1');
    },
  },
  {
    name: 'vanilla-picker',
    component: 'vanilla-picker',
    kinds: ['click'],
    html: `<title>Picker</title><p id="open" style="width: 80px; border: 1px solid">Colour</p><script type="module">
      import Picker from 'vanilla-picker'; import 'vanilla-picker/dist/vanilla-picker.csp.css'; let colour = 'none'; new Picker({ parent: document.getElementById('open'), popup: 'bottom', alpha: false, color: '#336699', onDone: ({ hex }) => { colour = hex; } });
      globalThis.state = () => colour;</script>`,
    async act(hand) {
      await hand.click('#open');
      await hand.drag(['.picker_hue', 0.1, 0.5], ['.picker_hue', 0.6, 0.5]);
      await hand.drag(['.picker_sl', 0.2, 0.2], ['.picker_sl', 0.8, 0.4]);
      await hand.click('.picker_done button');
    },
  },
  {
    name: 'preact-steps',
    component: 'preact',
    kinds: ['fill', 'click', 'check', 'select'],
    html: `<title>Booking</title><main></main><script type="module">
      import { h, render } from 'preact'; import { useState } from 'preact/hooks'; let sent = null; globalThis.state = () => sent;
      function Form() {
        const [step, setStep] = useState(0); const [data, setData] = useState({ name: '', plan: 'Desk', terms: false });
        const set = (key, value) => setData({ ...data, [key]: value });
        const parts = [
          () => h('label', null, 'Name ', h('input', { value: data.name, onInput: (event) => set('name', event.currentTarget.value.toUpperCase()) })),
          () => h('label', null, 'Plan ', h('select', { value: data.plan, onChange: (event) => set('plan', event.currentTarget.value) }, h('option', null, 'Desk'), h('option', null, 'Office'))),
          () => h('label', null, h('input', { type: 'checkbox', checked: data.terms, onChange: (event) => set('terms', event.currentTarget.checked) }), ' I agree')];
        if (step === 3) return h('h1', null, 'Sent');
        return h('form', { onSubmit: (event) => { event.preventDefault(); if (step === 2) sent = data; setStep(step + 1); } }, parts[step](), h('button', null, step === 2 ? 'Send' : 'Continue'));
      }
      render(h(Form), document.querySelector('main'));</script>`,
    async act(hand) {
      await hand.type('input', 'Vixen');
      await hand.click('button');
      await hand.see('select');
      await hand.tabTo('select');
      await hand.write('O');
      await hand.click('button');
      await hand.click('[type=checkbox]');
      await hand.click('button');
    },
  },
];
