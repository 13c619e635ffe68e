import {
  type FieldName,
  type Mistakes,
  STEP_OF_FIELD,
  fieldNames,
  mistakesIn,
  readableDate,
  readableFile,
  textOf,
} from '../shared/booking-form.ts';
import { all, make, one } from './page.ts';

/** Leads through the booking form, step by step, and sends it. */

const LAST_STEP = 4;

const form = one('#booking', HTMLFormElement);
const trouble = one('#trouble', HTMLElement);
const sections = all('.step', HTMLElement);
const items = all('.progress li', HTMLLIElement);
let current = 1;

show(1);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const mistakes = mistakesNow();
  const here = fieldNames().filter((name) => STEP_OF_FIELD[name] <= current && mistakes[name]);
  explain(mistakes, here);
  if (here.length > 0) return;
  if (current < LAST_STEP) turnTo(current + 1);
  else void send();
});
form.addEventListener('input', ({ target }) => {
  const name = target instanceof Element ? target.getAttribute('name') : null;
  const field = fieldNames().find((known) => known === name);
  // A mistake goes as soon as it is mended; a new one waits for the next step.
  if (field && !mistakesNow()[field]) mark(field, '');
});
for (const back of all('[data-back]', HTMLButtonElement)) {
  back.addEventListener('click', () => turnTo(current - 1));
}

function turnTo(step: number): void {
  show(step);
  one(`#step-${step}`, HTMLElement).focus();
}

function show(step: number): void {
  current = step;
  for (const section of sections) section.hidden = section.dataset['step'] !== String(step);
  for (const [i, item] of items.entries()) {
    item.classList.toggle('done', i + 1 < step);
    if (i + 1 === step) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
  if (step === LAST_STEP) one('#summary', HTMLElement).replaceChildren(...summary());
}

/** Writes the mistakes to their fields, and leads to the first one. */
function explain(mistakes: Mistakes, shown: FieldName[]): void {
  trouble.replaceChildren();
  for (const name of fieldNames()) {
    mark(name, shown.includes(name) ? (mistakes[name] ?? '') : '');
  }
  const [first] = shown;
  if (first === undefined) return;
  if (STEP_OF_FIELD[first] !== current) show(STEP_OF_FIELD[first]);
  controls(first)[0]?.focus();
}

function mark(name: FieldName, message: string): void {
  one(`#${name}-error`, HTMLElement).textContent = message;
  for (const control of controls(name)) {
    if (message) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
}

function mistakesNow(): Mistakes {
  return mistakesIn(new FormData(form), Number(form.dataset['mostDesks']));
}

function controls(name: FieldName): HTMLElement[] {
  return all(`[name="${name}"]`, HTMLElement, form);
}

function summary(): HTMLElement[] {
  const data = new FormData(form);
  const document = data.get('document');
  // A file field left empty still sends a file, without name and content.
  const file =
    document instanceof File && document.name ? readableFile(document.name, document.size) : 'None';
  const rows = [
    ['Name', textOf(data, 'name')],
    ['Team', textOf(data, 'team')],
    ['Desks', textOf(data, 'desks')],
    ['Plan', textOf(data, 'plan')],
    ['Start date', readableDate(textOf(data, 'start'))],
    ['Add-ons', data.getAll('addOn').join(', ') || 'None'],
    ['Visit', textOf(data, 'visit')],
    ['Document', file],
    ['Message', textOf(data, 'message') || 'None'],
  ] as const;
  return rows.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value)));
}

async function send(): Promise<void> {
  const button = one(`[data-step="${LAST_STEP}"] [type="submit"]`, HTMLButtonElement);
  button.disabled = true;
  const response = await fetch('/api/bookings', { method: 'POST', body: new FormData(form) }).catch(
    () => undefined,
  );
  button.disabled = false;
  if (response?.status === 422) {
    const { mistakes }: { mistakes: Mistakes } = await response.json();
    explain(
      mistakes,
      fieldNames().filter((name) => mistakes[name]),
    );
  } else if (response?.ok) {
    const { page }: { page: string } = await response.json();
    location.assign(page);
  } else {
    const message = 'Your booking did not reach us. Please try again.';
    trouble.replaceChildren(make('p', { class: 'alert', role: 'alert' }, message));
  }
}
