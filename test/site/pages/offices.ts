import { html } from 'hono/html';
import { cities } from '../shared/offices.ts';
import { type Markup, page } from './layout.ts';

/** The list of offices with its search; `client/offices.ts` fills the results in. */
export function officesPage(signedIn: boolean): Markup {
  return page({
    title: 'Offices',
    section: 'offices',
    signedIn,
    scripts: ['offices.ts'],
    main: html`
      <div class="wide">
        <h1>Offices</h1>
        <form class="filters" role="search" aria-label="Offices" id="filters">
          <div class="field grow">
            <label for="q">Search</label>
            <input id="q" name="q" type="search" placeholder="Name, city or feature" autocomplete="off" />
          </div>
          <div class="field">
            <label for="city">City</label>
            <select id="city" name="city">
              <option value="">All cities</option>
              ${cities().map((city) => html`<option>${city}</option>`)}
            </select>
          </div>
          <div class="field narrow">
            <label for="minDesks">Desks at least</label>
            <input id="minDesks" name="minDesks" type="number" min="1" max="60" inputmode="numeric" />
          </div>
          <div class="tick">
            <input id="tour" name="tour" type="checkbox" value="1" />
            <label for="tour">Virtual tour only</label>
          </div>
        </form>
        <p id="count" class="quiet" role="status" aria-live="polite">Looking for offices…</p>
        <div id="trouble"></div>
        <ul id="results" class="cards" aria-label="Offices found"></ul>
      </div>
    `,
  });
}
