import { test } from 'vitest';
import { atPages } from './bench.ts';

const at = atPages({
  '/': `<title>Choice</title><body>
    <label>Plan <select><option>Day pass</option><option>Private office</option></select></label>
    <label>Extras <select multiple size="3"><option>Parking</option><option>Piano</option><option>Pool</option></select></label>
    <label><input type="checkbox"> Terms</label>
    <input type="checkbox" id="news"><label for="news">Newsletter</label>
    <fieldset><legend>Visit</legend>
      <label><input type="radio" name="visit"> In person</label>
      <label><input type="radio" name="visit"> By video call</label></fieldset>
    <button>Done</button>`,
});

test('an option is selected, by the keyboard too', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.choose('Plan', 'Private office');
  await bench.person.click('button', 'Done');
  await bench.expectSteps(['Select “Private office” in field “Plan”', 'Click button “Done”']);
  await bench.expectRoundTrip();
});

test('several options are selected as they are in the end', async () => {
  const { bench } = at;
  await bench.record('/');
  const [parking, , pool] = await bench.page.$$('select[multiple] option');
  await parking?.click();
  await bench.page.keyboard.down('Control');
  await pool?.click();
  await bench.page.keyboard.up('Control');
  await bench.expectSteps([
    'Select “Parking” in field “Extras”',
    'Select “Parking”, “Pool” in field “Extras”',
  ]);
  await bench.expectRoundTrip();
});

test('a box is checked and unchecked, one step each, by itself and by its label', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('checkbox', 'Newsletter');
  await bench.person.click('checkbox', 'Newsletter');
  const label = await bench.page.$('label[for=news]');
  await label?.click();
  await bench.person.click('checkbox', 'Terms');
  await bench.expectSteps([
    'Check field “Newsletter”',
    'Uncheck field “Newsletter”',
    'Check field “Newsletter”',
    'Check field “Terms”',
  ]);
  await bench.expectRoundTrip();
});

test('a radio button is checked, also by the arrow keys', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('radio', 'In person');
  await bench.person.press('ArrowDown');
  await bench.expectSteps(['Check field “In person”', 'Check field “By video call”']);
  await bench.expectRoundTrip();
});

test('Space checks a box in one step', async () => {
  const { bench } = at;
  await bench.record('/');
  const box = await bench.person.see('checkbox', 'Terms');
  await box.focus();
  await bench.person.press('Space');
  await bench.expectSteps(['Check field “Terms”']);
});
