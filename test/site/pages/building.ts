import { html, raw } from 'hono/html';
import type { Break } from '../breaks.ts';
import { euros } from '../shared/money.ts';
import type { Office } from '../shared/offices.ts';
import { drawingsOf } from './illustration.ts';
import { type Markup, page } from './layout.ts';

/** The page of one building: facts, pictures, virtual tour, rent calculator and the way to book. */
export function buildingPage(office: Office, signedIn: boolean, broken: Break | undefined): Markup {
  const hasTour = office.rooms.length > 0;
  return page({
    title: office.name,
    section: 'offices',
    signedIn,
    scripts: ['building.ts', ...(hasTour ? ['tour.ts'] : [])],
    ...(broken === 'overlay' && { overlay: promotion() }),
    main: html`
      <div class="wide">
        <nav aria-label="Breadcrumb" class="crumbs">
          <a href="/offices">Offices</a> <span aria-hidden="true">/</span>
          <span aria-current="page">${office.name}</span>
        </nav>
        <div class="title-row">
          <div>
            <h1>${office.name}</h1>
            <p class="lead">${office.street}, ${office.city}</p>
          </div>
          <nook-favourite office="${office.slug}"></nook-favourite>
        </div>
        <ul class="gallery" aria-label="Pictures">
          ${drawingsOf(office).map(
            ({ view, caption }) =>
              html`<li>
                <figure>
                  <img src="/img/${office.slug}/${view}.svg" alt="${caption}" width="640" height="400" />
                  <figcaption>${caption}</figcaption>
                </figure>
              </li>`,
          )}
        </ul>
        <div class="two-columns">
          <div class="stack">
            <section aria-labelledby="about">
              <h2 id="about">About the building</h2>
              <p>${office.story}</p>
              ${facts(office)}
            </section>
            ${hasTour ? tour(office, broken) : ''}
          </div>
          <aside class="stack" aria-label="Renting">${renting(office)}</aside>
        </div>
      </div>
    `,
  });
}

function facts(office: Office): Markup {
  const rows = [
    ['City', office.city],
    ['Desks', String(office.desks)],
    ['Area', `${office.area.toLocaleString('en-GB')} m²`],
    ['Built', String(office.built)],
    ['Price', `${euros(office.price)} a desk and month`],
    ['Included', office.extras.join(', ')],
  ];
  return html`<table class="facts">
    <caption>
      Facts
    </caption>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** With the break `tour-throws`, the tour starts in a room that the building does not have. */
function tour(office: Office, broken: Break | undefined): Markup {
  const [first] = office.rooms;
  const start = broken === 'tour-throws' ? 'Attic' : first?.name;
  const plan = JSON.stringify({ start, rooms: office.rooms }).replaceAll('<', '\\u003c');
  return html`<section aria-labelledby="tour-heading" id="tour">
    <h2 id="tour-heading">Virtual tour</h2>
    <p class="quiet">Drag to look around. Choose a marker, or a room below.</p>
    <canvas
      id="tour-view"
      tabindex="0"
      role="application"
      aria-label="Virtual tour of ${office.name}"
      aria-describedby="tour-place"
    ></canvas>
    <p id="tour-place" class="place" aria-live="polite">The tour is loading…</p>
    <div class="chips" role="group" aria-label="Rooms">
      ${office.rooms.map(
        (room) =>
          html`<button type="button" disabled data-room="${room.name}">
            Go to the ${room.name.toLowerCase()}
          </button>`,
      )}
    </div>
    <script type="application/json" id="tour-plan">
      ${raw(plan)}
    </script>
  </section>`;
}

function renting(office: Office): Markup {
  return html`<section class="panel" aria-labelledby="book">
      <h2 id="book">See it for yourself</h2>
      <p>
        <strong class="price">${euros(office.price)}</strong> a desk and month, with heating, cleaning and
        coffee.
      </p>
      <p><a class="button primary full" href="/book/${office.slug}">Book a tour</a></p>
      <ul class="plain-list">
        <li><a href="/offices/${office.slug}/floor-plan" target="_blank">Floor plan</a></li>
        <li>
          <button type="button" class="link" disabled data-brochure="/offices/${office.slug}/brochure">
            Brochure
          </button>
        </li>
      </ul>
    </section>
    <section class="panel" aria-labelledby="rate">
      <h2 id="rate">How do you like it?</h2>
      <nook-rating></nook-rating>
    </section>
    <iframe
      class="calculator"
      title="Rent calculator"
      src="/embed/calculator?office=${office.slug}"
      width="360"
      height="430"
    ></iframe>`;
}

function promotion(): Markup {
  return html`<div class="promo">
    <p><strong>Two months free</strong></p>
    <p>On every office, for teams who move before the snow melts.</p>
  </div>`;
}
