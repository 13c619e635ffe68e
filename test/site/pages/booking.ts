import { html } from 'hono/html';
import type { Break } from '../breaks.ts';
import { ADD_ONS, PLANS, VISITS, readableDate, readableFile } from '../shared/booking-form.ts';
import type { Office } from '../shared/offices.ts';
import type { Booking } from '../state.ts';
import { type Markup, page } from './layout.ts';

const STEPS = ['You and your team', 'What you need', 'Papers', 'Summary'];

/** The form to book a tour, in four steps on one page; `client/booking.ts` leads through them. */
export function bookingPage(office: Office, signedIn: boolean, broken: Break | undefined): Markup {
  const last = broken === 'renamed-button' ? 'Reserve now' : 'Book the tour';
  return page({
    title: `Book a tour of ${office.name}`,
    section: 'offices',
    signedIn,
    scripts: ['booking.ts'],
    main: html`
      <div class="middle">
        <h1>Book a tour of ${office.name}</h1>
        <ol class="progress" aria-label="Steps">
          ${STEPS.map((name) => html`<li>${name}</li>`)}
        </ol>
        <form id="booking" class="panel" novalidate data-most-desks="${office.desks}">
          <input type="hidden" name="office" value="${office.slug}" />
          <div id="trouble"></div>
          ${step(1, 'Continue', yourTeam(office))} ${step(2, 'Continue', whatYouNeed())}
          ${step(3, 'Continue', papers())} ${step(4, last, summary())}
        </form>
      </div>
    `,
  });
}

/** The page that says that a tour is booked. */
export function confirmationPage(booking: Booking, office: Office, signedIn: boolean): Markup {
  const rows = [
    ['Building', `${office.name}, ${office.city}`],
    ['Name', booking.name],
    ['Team', booking.team],
    ['Desks', String(booking.desks)],
    ['Plan', booking.plan],
    ['Start date', readableDate(booking.start)],
    ['Add-ons', booking.addOns.join(', ') || 'None'],
    ['Visit', booking.visit],
    ['Document', booking.document ? readableFile(booking.document.name, booking.document.size) : 'None'],
    ['Message', booking.message || 'None'],
  ];
  return page({
    title: 'Tour booked',
    section: 'offices',
    signedIn,
    main: html`
      <div class="middle">
        <h1>Your tour is booked</h1>
        <p class="lead">Thank you, ${booking.name}. We will write to you within a day.</p>
        <p>
          Reference number <strong class="reference" data-testid="reference">${booking.reference}</strong>
        </p>
        <dl class="panel details">
          ${rows.map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
        <p class="actions">
          <a class="button" href="/offices/${office.slug}">Back to the building</a>
          ${signedIn ? html`<a class="button" href="/dashboard/bookings">Your bookings</a>` : ''}
        </p>
      </div>
    `,
  });
}

/** One step of the form. Its last button has no name, id or class of its own: only its text tells it apart. */
function step(number: number, forward: string, fields: Markup): Markup {
  return html`<section class="step" aria-labelledby="step-${number}" data-step="${number}" hidden>
    <h2 id="step-${number}" tabindex="-1">${STEPS[number - 1]}</h2>
    ${fields}
    <div class="actions">
      ${number > 1 ? html`<button type="button" class="button" data-back>Back</button>` : ''}
      <button type="submit" class="button primary">${forward}</button>
    </div>
  </section>`;
}

function yourTeam(office: Office): Markup {
  return html`
    ${field('name', 'Your name', html`<input id="name" name="name" autocomplete="name" aria-describedby="name-error" />`)}
    ${field('team', 'Team', html`<input id="team" name="team" autocomplete="organization" aria-describedby="team-error" />`)}
    ${field(
      'desks',
      'Number of desks',
      html`<input
        id="desks"
        name="desks"
        type="number"
        min="1"
        max="${office.desks}"
        aria-describedby="desks-error"
      />`,
    )}
  `;
}

function whatYouNeed(): Markup {
  return html`
    ${field(
      'plan',
      'Plan',
      html`<select id="plan" name="plan" aria-describedby="plan-error">
        <option value="">Choose a plan</option>
        ${PLANS.map((plan) => html`<option>${plan}</option>`)}
      </select>`,
    )}
    ${field('start', 'Start date', html`<input id="start" name="start" type="date" aria-describedby="start-error" />`)}
    <fieldset>
      <legend>Add-ons</legend>
      ${ADD_ONS.map((name, i) => tick('checkbox', `add-on-${i}`, 'addOn', name))}
    </fieldset>
    <fieldset aria-describedby="visit-error">
      <legend>How do you want to visit?</legend>
      ${VISITS.map((name, i) => tick('radio', `visit-${i}`, 'visit', name))}
      <p class="mistake" id="visit-error"></p>
    </fieldset>
  `;
}

function papers(): Markup {
  return html`
    ${field(
      'document',
      'Company document, if you have one',
      html`<input id="document" name="document" type="file" aria-describedby="document-error" />`,
    )}
    ${field('message', 'Message', html`<textarea id="message" name="message" rows="4"></textarea>`)}
    <div>
      ${tick('checkbox', 'terms', 'terms', 'I accept the terms of the tour', 'terms-error')}
      <p class="mistake" id="terms-error"></p>
    </div>
  `;
}

function summary(): Markup {
  return html`<p>Is everything right?</p>
    <dl class="details" id="summary"></dl>`;
}

function field(name: string, label: string, control: Markup): Markup {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${control}
    <p class="mistake" id="${name}-error"></p>
  </div>`;
}

function tick(type: 'checkbox' | 'radio', id: string, name: string, label: string, described = ''): Markup {
  return html`<div class="tick">
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${label}"
      ${described ? html`aria-describedby="${described}"` : ''}
    />
    <label for="${id}">${label}</label>
  </div>`;
}
