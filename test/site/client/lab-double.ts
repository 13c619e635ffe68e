/** Renaming by double click, a menu by right click, and a note of middle clicks. */

let marked: HTMLElement | undefined;

const say = (text: string) => document.getElementById('clicks-status')?.replaceChildren(text);

document.addEventListener('dblclick', ({ target }) => {
  const item = itemAt(target);
  if (item && !item.querySelector('input')) rename(item);
});

document.addEventListener('contextmenu', (event) => {
  marked = itemAt(event.target);
  if (!marked) return;
  event.preventDefault();
  const menu = document.getElementById('item-menu');
  if (!menu) return;
  menu.style.left = `${event.pageX}px`;
  menu.style.top = `${event.pageY}px`;
  menu.hidden = false;
});

document.addEventListener('click', ({ target }) => {
  const menu = document.getElementById('item-menu');
  if (!menu || menu.hidden) return;
  menu.hidden = true;
  if (!marked || !(target instanceof HTMLElement) || target.role !== 'menuitem') return;
  say(`${target.textContent}: ${marked.textContent}`);
  if (target.textContent === 'Delete') marked.remove();
  else marked.after(marked.cloneNode(true));
});

document.addEventListener('auxclick', ({ button, target }) => {
  if (button === 1 && target instanceof HTMLAnchorElement) say(`Middle click: ${target.textContent}`);
});

document.addEventListener('keydown', ({ key }) => {
  const menu = document.getElementById('item-menu');
  if (key === 'Escape' && menu) menu.hidden = true;
});

function itemAt(target: EventTarget | null): HTMLElement | undefined {
  const item = target instanceof Element ? target.closest('#items li') : null;
  return item instanceof HTMLElement ? item : undefined;
}

function rename(item: HTMLElement): void {
  const before = item.textContent;
  const field = document.createElement('input');
  field.value = before;
  field.setAttribute('aria-label', 'New name');
  let done = false;
  const finish = (name: string) => {
    // Leaving the page's tree blurs the field, which would end the renaming a second time.
    if (done) return;
    done = true;
    item.replaceChildren(name.trim() || before);
    say(`Renamed: ${item.textContent}`);
  };
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') finish(field.value);
    if (key === 'Escape') finish(before);
  });
  field.addEventListener('blur', () => finish(field.value));
  item.replaceChildren(field);
  field.select();
}
