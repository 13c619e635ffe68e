/** Arrow keys in a list box, a menu that Escape closes, and a field that Tab completes. */

const PLACES = ['north pole', 'rovaniemi', 'workshop'];

const byId = (id: string) => document.getElementById(id);

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  if (target.id === 'colours') moveInList(event, target);
  else if (target.closest('#menu') || target.id === 'menu-button') moveInMenu(event);
  else if (target instanceof HTMLInputElement && target.id === 'place') complete(event, target);
});

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  const item = target.closest('#menu [role=menuitem]');
  const option = target.closest('#colours [role=option]');
  if (item instanceof HTMLElement) pick(item);
  else if (option) choose(option);
  else showMenu(target.id === 'menu-button' && byId('menu')?.hidden === true);
});

function moveInList(event: KeyboardEvent, list: HTMLElement): void {
  const options = [...list.children];
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: options.length - 1, Escape: 0 };
  const next = Object.entries(to).find(([key]) => key === event.key)?.[1];
  if (next === undefined) return;
  event.preventDefault();
  const option = options[Math.min(options.length - 1, Math.max(0, next))];
  if (option) choose(option);
}

function choose(option: Element): void {
  for (const other of option.parentElement?.children ?? []) {
    other.setAttribute('aria-selected', String(other === option));
  }
  option.parentElement?.setAttribute('aria-activedescendant', option.id);
  byId('colour')?.replaceChildren(option.textContent);
}

function moveInMenu(event: KeyboardEvent): void {
  const items = [...(byId('menu')?.children ?? [])].filter((item) => item instanceof HTMLElement);
  const now = items.findIndex((item) => item === document.activeElement);
  const current = items[now];
  if (event.key === 'Escape') {
    showMenu(false);
    byId('menu-button')?.focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    showMenu(true);
    const next = event.key === 'ArrowDown' ? (now + 1) % items.length : Math.max(now, 0) - 1;
    items.at(next)?.focus();
  } else if (event.key === 'Enter' && current) {
    event.preventDefault();
    pick(current);
  }
}

function pick(item: HTMLElement): void {
  byId('menu-status')?.replaceChildren(`Action: ${item.textContent}`);
  showMenu(false);
  byId('menu-button')?.focus();
}

function showMenu(open: boolean): void {
  const menu = byId('menu');
  if (menu) menu.hidden = !open;
  byId('menu-button')?.setAttribute('aria-expanded', String(open));
}

function complete(event: KeyboardEvent, field: HTMLInputElement): void {
  if (event.key !== 'Tab' || event.shiftKey || field.value === '') return;
  const place = PLACES.find((known) => known.startsWith(field.value.toLowerCase()));
  if (place === undefined || place === field.value) return;
  event.preventDefault();
  field.value = place;
  byId('place-status')?.replaceChildren(`Completed: ${place}`);
}
