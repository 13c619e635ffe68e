import { euros, monthlyRent } from '../shared/money.ts';
import { all, one } from './page.ts';

/** Computes the rent whenever a field changes. */

const form = one('#calculator', HTMLFormElement);
const desks = one('#desks', HTMLInputElement);
const months = one('#months', HTMLSelectElement);
const parking = one('#parking', HTMLInputElement);
const rent = one('#rent', HTMLOutputElement);

form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
for (const button of all('[data-step]', HTMLButtonElement)) {
  button.addEventListener('click', () => {
    if (button.dataset['step'] === '1') desks.stepUp();
    else desks.stepDown();
    show();
  });
  button.disabled = false;
}
show();

function show(): void {
  const count = desks.valueAsNumber;
  const right = Number.isInteger(count) && desks.validity.valid;
  rent.value = right
    ? `${euros(
        monthlyRent({
          desks: count,
          pricePerDesk: Number(form.dataset['price']),
          months: Number(months.value),
          parking: parking.checked,
        }),
      )} a month`
    : `Enter 1 to ${desks.max} desks`;
}
