import { html } from 'hono/html';
import type { Overview } from './data.ts';
import { shownStates, wordShare } from './words.ts';

/** The status page: what anybody may know, to read only, without scripts. */
export function statusPage({ journeys, now }: Overview) {
  const troubled = journeys.filter(({ state }) => state === 'down' || state === 'recovering').length;
  const all = troubled === 0 ? 'All works' : `${troubled} of ${journeys.length} journeys in trouble`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="refresh" content="60" />
        <title>${all}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/dashboard.css" />
      </head>
      <body>
        <header class="overall ${troubled === 0 ? 'good' : 'bad'}">
          <h1>${all}</h1>
          <p class="quiet">${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC</p>
        </header>
        <main>
          <ul class="contents">
            ${journeys.map(
              ({ title, state, uptime }) =>
                html`<li>
                  <span class="state ${state}">${shownStates[state]}</span>
                  <span class="words">${title}</span>
                  <span class="length">${wordShare(uptime.month)} in 30 days</span>
                </li>`,
            )}
          </ul>
        </main>
      </body>
    </html>`;
}
