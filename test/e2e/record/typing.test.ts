import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

const at = atPages({
  '/': `<title>Form</title><body><form action="/thanks">
    <label>Name <input name="name"></label>
    <label>City <input name="city"></label>
    <label>Wishes <textarea name="wishes"></textarea></label>
    <label>Desks <input type="number" name="desks"></label>
    <label>Day <input type="date" name="day"></label>
    <button>Send</button></form><button type="button">Elsewhere</button>
    <p role="status" id="found"></p><script>
      addEventListener('keydown', (event) => {
        if (event.key !== 'k' || !event.ctrlKey) return;
        event.preventDefault();
        document.getElementById('found').textContent = 'Searching';
      });
    </script>`,
  '/thanks': '<title>Thanks</title><h1>Thanks</h1>',
});

test('typing into a field is one step, however many strokes it takes', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.type('Name', 'Rud');
  await bench.page.keyboard.type('olpg');
  await person.press('Backspace');
  await bench.page.keyboard.type('h');
  await person.click('button', 'Elsewhere');
  await bench.expectSteps(['Fill field “Name” with “Rudolph”', 'Click button “Elsewhere”']);
  await bench.expectRoundTrip();
});

test('fields of several lines, of numbers and of dates are filled', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.type('Wishes', 'A train\nA kite');
  await person.type('Desks', '12', undefined, 'spinbutton');
  await person.date('Day', '12/24/2027');
  await person.click('button', 'Send');
  await person.arrive('/thanks');
  await bench.expectSteps([
    'Fill field “Wishes” with “A train\nA kite”',
    'Fill field “Desks” with “12”',
    'Fill field “Day” with “2027-12-24”',
    expect.stringContaining('Click button “Send” → goes to /thanks'),
  ]);
  await bench.expectRoundTrip();
});

test('Enter in a field is a press that sends the form', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.type('City', 'Rovaniemi');
  await person.press('Enter');
  await person.arrive('/thanks');
  await bench.expectSteps([
    'Fill field “City” with “Rovaniemi”',
    expect.stringContaining('Press Enter in field “City” → goes to /thanks'),
  ]);
  await bench.expectRoundTrip();
});

test('a field that is corrected later is filled a second time', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.type('Name', 'Rudolf');
  await person.type('City', 'Oslo');
  await person.type('Name', 'Rudolph');
  await bench.expectSteps([
    'Fill field “Name” with “Rudolf”',
    'Fill field “City” with “Oslo”',
    'Fill field “Name” with “Rudolph”',
  ]);
  await bench.expectRoundTrip();
});

test('what scripts do in the name of a person is no step', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.evaluate(() => {
    const field = document.querySelector('input');
    const button = document.querySelector('button[type=button]');
    if (!field || !(button instanceof HTMLElement)) throw new Error('The page is another.');
    field.value = 'Grinch';
    for (const type of ['keydown', 'input', 'change'])
      field.dispatchEvent(new Event(type, { bubbles: true }));
    for (const type of ['pointerdown', 'click', 'dblclick', 'contextmenu']) {
      button.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    }
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    button.click();
  });
  await bench.person.click('button', 'Elsewhere');
  await bench.expectSteps(['Click button “Elsewhere”']);
});

test('a shortcut of the page is a press; others are none', async () => {
  const { bench } = at;
  const { keyboard } = bench.page;
  await bench.record('/');
  await keyboard.down('Control');
  await keyboard.press('k');
  await keyboard.press('l');
  await keyboard.up('Control');
  await bench.expectSteps(['Press Control+k']);
  await bench.expectRoundTrip();
});
