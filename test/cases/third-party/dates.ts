import type { Case } from '../case.ts';

/** Date pickers and calendars; all on fixed dates, as a replay on another day must do the same. */

export const DATES: readonly Case[] = [
  {
    name: 'flatpickr-date',
    component: 'flatpickr',
    kinds: ['click'],
    html: `<title>Flatpickr</title><label>Start <input id="start"></label><script type="module">
      import flatpickr from 'flatpickr'; import 'flatpickr/dist/flatpickr.css'; flatpickr('#start', { defaultDate: '2027-12-01', animate: false });
      globalThis.state = () => document.getElementById('start').value;</script>`,
    async act(hand) {
      await hand.click('#start');
      await hand.click('[aria-label="December 24, 2027"]');
    },
  },
  {
    name: 'flatpickr-range',
    component: 'flatpickr',
    kinds: ['click'],
    html: `<title>Range</title><label>Stay <input id="stay"></label><script type="module">
      import flatpickr from 'flatpickr'; import 'flatpickr/dist/flatpickr.css'; flatpickr('#stay', { mode: 'range', animate: false, defaultDate: ['2027-11-01', '2027-11-02'] });
      globalThis.state = () => document.getElementById('stay').value;</script>`,
    async act(hand) {
      await hand.click('#stay');
      await hand.click('.flatpickr-next-month');
      await hand.click('[aria-label="December 6, 2027"]');
      await hand.click('[aria-label="December 9, 2027"]');
    },
  },
  {
    name: 'air-datepicker',
    component: 'air-datepicker',
    kinds: ['click'],
    html: `<title>Air</title><label>Day <input id="day"></label><script type="module">
      import Picker from 'air-datepicker'; import en from 'air-datepicker/locale/en'; import 'air-datepicker/air-datepicker.css';
      new Picker('#day', { locale: en.default ?? en, startDate: '2027-03-01', autoClose: true }); globalThis.state = () => document.getElementById('day').value;</script>`,
    async act(hand) {
      await hand.click('#day');
      await hand.click('[data-action=next]');
      await hand.click('.air-datepicker-cell[data-month="3"][data-date="15"]');
    },
  },
  {
    name: 'fullcalendar-move',
    component: '@fullcalendar/core',
    kinds: ['drag'],
    html: `<title>Calendar</title><div id="calendar" style="width: 900px"></div><script type="module">
      import { Calendar } from '@fullcalendar/core'; import dayGrid from '@fullcalendar/daygrid'; import interaction from '@fullcalendar/interaction';
      const calendar = new Calendar(document.getElementById('calendar'), { plugins: [dayGrid, interaction], initialDate: '2027-12-01', now: '2027-12-01', editable: true, height: 600, events: [{ id: 'tour', title: 'Tour', start: '2027-12-07' }, { id: 'ball', title: 'Ball', start: '2027-12-16' }] });
      calendar.render(); globalThis.state = () => calendar.getEvents().map((event) => [event.title, event.startStr]);</script>`,
    async act(hand) {
      await hand.drag('.fc-event', '[data-date="2027-12-10"]');
    },
  },
  {
    name: 'fullcalendar-click',
    component: '@fullcalendar/core',
    kinds: ['click'],
    html: `<title>Calendar</title><div id="calendar" style="width: 900px"></div><script type="module">
      import { Calendar } from '@fullcalendar/core'; import dayGrid from '@fullcalendar/daygrid'; import interaction from '@fullcalendar/interaction';
      const chosen = []; const calendar = new Calendar(document.getElementById('calendar'), { plugins: [dayGrid, interaction], initialDate: '2027-12-01', now: '2027-12-01', height: 600, dateClick: ({ dateStr }) => chosen.push(dateStr) });
      calendar.render(); globalThis.state = () => ({ chosen, title: calendar.view.title });</script>`,
    async act(hand) {
      await hand.click('[data-date="2027-12-22"]');
      await hand.click('.fc-next-button');
    },
  },
];
