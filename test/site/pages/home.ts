import { html } from 'hono/html';
import { OFFICES, type Office } from '../shared/offices.ts';
import { euros } from '../shared/money.ts';
import { type Markup, page } from './layout.ts';

/** The first page: what Nook is, and the way to the offices. */
export function homePage(signedIn: boolean): Markup {
  return page({
    title: 'Office space that fits',
    signedIn,
    main: html`
      <section class="hero">
        <div class="wide hero-grid">
          <div>
            <h1>A good room for your team, without the paperwork.</h1>
            <p class="lead">
              Walk through offices from your desk, see what they cost to the euro, and book a tour in two
              minutes.
            </p>
            <p class="actions">
              <a class="button primary" href="/offices">Find an office</a>
              ${
                signedIn
                  ? html`<a class="button" href="/dashboard">Your dashboard</a>`
                  : html`<a class="button" href="/login">Sign in to your account</a>`
              }
            </p>
          </div>
          <img
            class="hero-picture"
            src="/img/father-christmas-workshop/street.svg"
            alt="A red timber workshop in the snow under a starry sky"
            width="640"
            height="400"
          />
        </div>
      </section>
      <section class="wide" aria-labelledby="how">
        <h2 id="how">How it works</h2>
        <ol class="trio">
          <li>
            <h3>Look around</h3>
            <p>Search by city and size, and step inside with a virtual tour.</p>
          </li>
          <li>
            <h3>Know the price</h3>
            <p>One price for each desk, everything included, shown before you ask.</p>
          </li>
          <li>
            <h3>Book a tour</h3>
            <p>In person, by video call or on your own with a door code.</p>
          </li>
        </ol>
      </section>
      <section class="wide" aria-labelledby="picks">
        <h2 id="picks">Rooms we like</h2>
        <ul class="cards">
          ${OFFICES.slice(0, 3).map(pick)}
        </ul>
      </section>
    `,
  });
}

function pick(office: Office): Markup {
  return html`<li>
    <article class="card">
      <img src="/img/${office.slug}/street.svg" alt="" width="640" height="400" />
      <div>
        <h3><a href="/offices/${office.slug}">${office.name}</a></h3>
        <p class="quiet">${office.city} · from ${euros(office.price)} a desk</p>
      </div>
    </article>
  </li>`;
}
