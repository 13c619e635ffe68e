import { html, raw } from 'hono/html';
import { IMPORT_MAP_TAG } from './import-map.ts';

/** A piece of escaped HTML, as `hono/html` makes it. */
export type Markup = ReturnType<typeof html>;

/** What a page is made of. */
export interface PageParts {
  /** Without the name of the site, which is added. */
  title: string;
  main: Markup;
  signedIn?: boolean;
  /** Modules of `client/` that the page runs, by file name. */
  scripts?: string[];
  /** Scripts of `client/` that must run before the page can be clicked. */
  earlyScripts?: string[];
  /** The menu entry to mark. */
  section?: 'offices' | 'account' | 'lab';
  /** Shown on top of everything. */
  overlay?: Markup;
}

/** A whole page with the site's header and footer. */
export function page(parts: PageParts): Markup {
  const current = (section: PageParts['section']) =>
    parts.section === section ? raw(' aria-current="page"') : '';
  return html`<!doctype html>
    <html lang="en">
      ${head(parts)}
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="site-header">
          <div class="wide">
            <a class="brand" href="/"><img src="/favicon.svg" alt="" width="28" height="28" />Nook</a>
            <nav aria-label="Main">
              <a href="/offices" ${current('offices')}>Offices</a>
              ${
                parts.signedIn
                  ? html`<a href="/dashboard" ${current('account')}>Dashboard</a>`
                  : html`<a href="/login" ${current('account')}>Sign in</a>`
              }
            </nav>
          </div>
        </header>
        <main id="content">${parts.main}</main>
        <footer class="site-footer">
          <div class="wide">
            <p>Nook finds rooms for teams. Every building here is invented.</p>
            <nav aria-label="Footer">
              <a href="/offices">All offices</a>
              <a href="/lab" ${current('lab')}>Lab</a>
            </nav>
          </div>
        </footer>
        ${parts.overlay ?? ''}
      </body>
    </html>`;
}

/** A page without header and footer, for frames and small windows. */
export function barePage(parts: PageParts): Markup {
  return html`<!doctype html>
    <html lang="en">
      ${head(parts)}
      <body class="bare">
        <main id="content">${parts.main}</main>
      </body>
    </html>`;
}

function head({ title, scripts = [], earlyScripts = [] }: PageParts): Markup {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Nook</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <link rel="stylesheet" href="/style.css" />
    ${scripts.length > 0 ? IMPORT_MAP_TAG : ''}
    ${earlyScripts.map((file) => html`<script src="/client/${file}"></script>`)}
    ${scripts.map((file) => html`<script type="module" src="/client/${file}"></script>`)}
  </head>`;
}
