import type { Room } from '../shared/offices.ts';
import { all, one } from './page.ts';
import { drawFlat } from './tour-flat.ts';
import { drawSolid } from './tour-solid.ts';
import type { TourView } from './tour-view.ts';

/** The virtual tour: which room the visitor is in, chosen by button or on the picture. */

const plan: { start: string; rooms: Room[] } = JSON.parse(one('#tour-plan', HTMLScriptElement).text);
const place = one('#tour-place', HTMLElement);
const canvas = one('#tour-view', HTMLCanvasElement);
const buttons = all('[data-room]', HTMLButtonElement);

// Without WebGL the tour is a plan seen from above, with the same markers.
const view: TourView = drawSolid(canvas, plan.rooms, goTo) ?? drawFlat(canvas, plan.rooms, goTo);

goTo(roomNamed(plan.start));
for (const button of buttons) {
  button.addEventListener('click', () => goTo(roomNamed(button.dataset['room'] ?? '')));
  button.disabled = false;
}

function goTo(room: Room): void {
  view.show(room);
  place.textContent = `You are in: ${room.name}`;
  for (const button of buttons) {
    if (button.dataset['room'] === room.name) button.setAttribute('aria-current', 'location');
    else button.removeAttribute('aria-current');
  }
}

function roomNamed(name: string): Room {
  const room = plan.rooms.find((candidate) => candidate.name === name);
  if (!room) throw new Error(`The tour has no room "${name}"`);
  return room;
}
