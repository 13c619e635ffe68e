import { html } from 'hono/html';
import { type Markup, page } from './layout.ts';

/** The page for an address that leads nowhere. */
export function notFoundPage(signedIn: boolean): Markup {
  return page({
    title: 'Page not found',
    signedIn,
    main: html`
      <div class="middle">
        <h1>We could not find this page</h1>
        <p class="lead">It may have moved, or the office may have been let.</p>
        <p><a class="button primary" href="/offices">See all offices</a></p>
      </div>
    `,
  });
}
