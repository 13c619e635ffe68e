import { html } from 'hono/html';
import { PARKING, TERMS, euros } from '../shared/money.ts';
import type { Office, Room } from '../shared/offices.ts';
import { drawingsOf } from './illustration.ts';
import { barePage, type Markup } from './layout.ts';

/** The floor plan of a building, for a tab of its own. */
export function floorPlanPage(office: Office): Markup {
  return barePage({
    title: `Floor plan of ${office.name}`,
    scripts: ['window.ts'],
    main: html`
      <h1>Floor plan of ${office.name}</h1>
      ${
        office.rooms.length > 0
          ? plan(office)
          : html`<p>One open floor of ${office.area} m²; we are still drawing it.</p>`
      }
      <p><button type="button" class="button" disabled data-close>Close this window</button></p>
    `,
  });
}

/** The brochure of a building, for a small window. */
export function brochurePage(office: Office): Markup {
  return barePage({
    title: `Brochure of ${office.name}`,
    scripts: ['window.ts'],
    main: html`
      <h1>${office.name}</h1>
      <p class="lead">${office.summary}</p>
      ${drawingsOf(office).map(
        ({ view, caption }) =>
          html`<img
            class="full-picture"
            src="/img/${office.slug}/${view}.svg"
            alt="${caption}"
            width="640"
            height="400"
          />`,
      )}
      <h2>Included</h2>
      <ul>
        ${office.extras.map((extra) => html`<li>${extra}</li>`)}
      </ul>
      <p><button type="button" class="button" disabled data-close>Close this window</button></p>
    `,
  });
}

/** The rent calculator that building pages embed; `client/calculator.ts` computes. */
export function calculatorPage(office: Office): Markup {
  return barePage({
    title: 'Rent calculator',
    scripts: ['calculator.ts'],
    main: html`
      <form class="panel calculator-form" id="calculator" data-price="${office.price}">
        <h1 class="as-h2">Rent calculator</h1>
        <div class="field">
          <label for="desks">Desks</label>
          <div class="stepper">
            <button type="button" disabled data-step="-1" aria-label="Fewer desks">−</button>
            <input id="desks" name="desks" type="number" min="1" max="${office.desks}" value="6" />
            <button type="button" disabled data-step="1" aria-label="More desks">+</button>
          </div>
        </div>
        <div class="field">
          <label for="months">Term</label>
          <select id="months" name="months">
            ${TERMS.map(
              ({ months }) =>
                html`<option value="${months}">${months} ${months === 1 ? 'month' : 'months'}</option>`,
            )}
          </select>
        </div>
        <div class="tick">
          <input id="parking" name="parking" type="checkbox" />
          <label for="parking">Parking space (${euros(PARKING)})</label>
        </div>
        <p class="result">
          <label for="rent">Rent</label>
          <output id="rent" for="desks months parking"></output>
        </p>
      </form>
    `,
  });
}

function plan(office: Office): Markup {
  const scale = 60;
  const shape = (room: Room) =>
    html`<g>
      <rect
        x="${(room.left + 6) * scale + 10}"
        y="${(room.back + 4) * scale + 10}"
        width="${(room.right - room.left) * scale}"
        height="${(room.front - room.back) * scale}"
        fill="${room.colour}"
        fill-opacity=".25"
        stroke="#33413c"
        stroke-width="4"
      />
      <text
        x="${((room.left + room.right) / 2 + 6) * scale + 10}"
        y="${((room.back + room.front) / 2 + 4) * scale + 16}"
        text-anchor="middle"
        font-size="17"
        fill="#1d2521"
      >
        ${room.name}
      </text>
    </g>`;
  return html`<svg
    class="full-picture"
    viewBox="0 0 740 500"
    role="img"
    aria-label="${office.rooms.length} rooms: ${office.rooms.map((room) => room.name).join(', ')}"
  >
    ${office.rooms.map(shape)}
  </svg>`;
}
