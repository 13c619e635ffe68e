import { euros } from '../shared/money.ts';
import { make, one } from './page.ts';

/** Searches while the visitor types, and shows what is found. */

interface Found {
  slug: string;
  name: string;
  city: string;
  desks: number;
  price: number;
  summary: string;
  tour: boolean;
}

const DEBOUNCE = 200;

const form = one('#filters', HTMLFormElement);
const count = one('#count', HTMLElement);
const trouble = one('#trouble', HTMLElement);
const results = one('#results', HTMLUListElement);

let latest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(search, DEBOUNCE);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void search();
});
void search();

async function search(): Promise<void> {
  const turn = ++latest;
  results.setAttribute('aria-busy', 'true');
  const found = await ask();
  // An older answer may arrive after a newer question.
  if (turn !== latest) return;
  results.setAttribute('aria-busy', 'false');
  trouble.replaceChildren();
  if (found === undefined) return complain();
  results.replaceChildren(...found.map(card));
  count.textContent =
    found.length === 0 ? 'No office matches' : found.length === 1 ? '1 office' : `${found.length} offices`;
}

async function ask(): Promise<Found[] | undefined> {
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') wanted.set(name, value);
  }
  const response = await fetch(wanted.size > 0 ? `/api/offices?${wanted}` : '/api/offices').catch(
    () => undefined,
  );
  if (!response?.ok) return undefined;
  const { offices }: { offices: Found[] } = await response.json();
  return offices;
}

function complain(): void {
  const again = make('button', { type: 'button', class: 'button' }, 'Try again');
  again.addEventListener('click', () => void search());
  results.replaceChildren();
  count.textContent = '';
  trouble.replaceChildren(
    make('div', { class: 'alert', role: 'alert' }, make('p', {}, 'We could not load the offices.'), again),
  );
}

function card({ slug, name, city, desks, price, summary, tour }: Found): HTMLElement {
  const heading = make('h2', {}, make('a', { href: `/offices/${slug}` }, name));
  const facts = make('p', { class: 'quiet' }, `${city} · ${desks} desks · from ${euros(price)} a desk`);
  const badge = tour ? [make('p', { class: 'badge' }, 'Virtual tour')] : [];
  const picture = make('img', { src: `/img/${slug}/street.svg`, alt: '', width: '640', height: '400' });
  const text = make('div', {}, heading, facts, make('p', {}, summary), ...badge);
  return make('li', {}, make('article', { class: 'card' }, picture, text));
}
