import { html } from 'hono/html';
import { type Markup, page } from './layout.ts';

/** How many numbered pages there are; the last leads back to the first. */
export const LAB_PAGES = 30;

/** The way to the small pages that each try one kind of input. */
export function labPage(): Markup {
  return page({
    title: 'Lab',
    section: 'lab',
    main: html`
      <div class="middle">
        <h1>Lab</h1>
        <p>Plain pages, each for one way of using a page.</p>
        <ul>
          <li><a href="/lab/links">Links</a></li>
          <li><a href="/lab/keys">Keys</a></li>
          <li><a href="/lab/double">Double, right and middle click</a></li>
        </ul>
      </div>
    `,
  });
}

/** The list of the numbered pages. */
export function labLinksPage(): Markup {
  const numbers = Array.from({ length: LAB_PAGES }, (_, i) => i + 1);
  return page({
    title: 'Links',
    section: 'lab',
    main: html`
      <div class="middle">
        <h1>Links</h1>
        <ol class="numbers">
          ${numbers.map((number) => html`<li><a href="/lab/links/${number}">Page ${number}</a></li>`)}
        </ol>
      </div>
    `,
  });
}

/** One numbered page, with three ways to the next. */
export function labLinkPage(number: number): Markup {
  const next = `/lab/links/${(number % LAB_PAGES) + 1}`;
  return page({
    title: `Page ${number}`,
    section: 'lab',
    earlyScripts: ['lab-links.ts'],
    main: html`
      <div class="middle">
        <h1>Page ${number}</h1>
        <p class="actions">
          <a class="button" href="${next}">Next</a>
          <button type="button" class="button" data-next="${next}">Next by script</button>
        </p>
        <form action="${next}"><button class="button">Next by form</button></form>
      </div>
    `,
  });
}

/** A list box, a menu, a form sent by Enter and a field that completes by Tab. */
export function labKeysPage(search: string | undefined): Markup {
  const colours = ['Fir green', 'Berry red', 'Snow white', 'Night blue'];
  return page({
    title: search === undefined ? 'Keys' : `Keys: ${search}`,
    section: 'lab',
    earlyScripts: ['lab-keys.ts'],
    main: html`
      <div class="middle stack">
        <h1>Keys</h1>
        <form action="/lab/keys" role="search">
          <div class="field">
            <label for="find">Find</label>
            <input id="find" name="find" type="search" value="${search ?? ''}" />
          </div>
          ${search === undefined ? '' : html`<p role="status">You searched for: ${search}</p>`}
        </form>
        <div>
          <p id="colour-label">Colour</p>
          <ul
            id="colours"
            role="listbox"
            tabindex="0"
            aria-labelledby="colour-label"
            aria-activedescendant="colour-0"
          >
            ${colours.map(
              (colour, i) =>
                html`<li id="colour-${i}" role="option" aria-selected="${i === 0 ? 'true' : 'false'}">
                  ${colour}
                </li>`,
            )}
          </ul>
          <p>Chosen: <output id="colour">Fir green</output></p>
        </div>
        <div class="menu-place">
          <button type="button" class="button" id="menu-button" aria-haspopup="menu" aria-expanded="false">
            Actions
          </button>
          <ul id="menu" role="menu" aria-labelledby="menu-button" hidden>
            ${['Print', 'Share', 'Archive'].map(
              (name) => html`<li role="menuitem" tabindex="-1">${name}</li>`,
            )}
          </ul>
          <p role="status" id="menu-status">No action yet</p>
        </div>
        <div class="field">
          <label for="place">Place</label>
          <input id="place" autocomplete="off" aria-describedby="place-hint" />
          <p class="quiet" id="place-hint">Tab completes: north pole, rovaniemi, workshop.</p>
          <p role="status" id="place-status"></p>
        </div>
      </div>
    `,
  });
}

/** A list to rename by double click, with a menu on right click, and a link for a middle click. */
export function labDoublePage(): Markup {
  return page({
    title: 'Clicks',
    section: 'lab',
    earlyScripts: ['lab-double.ts'],
    main: html`
      <div class="middle stack">
        <h1>Clicks</h1>
        <p>Double click an item to rename it; right click for its menu.</p>
        <ul id="items" class="items" aria-label="Items">
          ${['Toy train', 'Wooden horse', 'Kite'].map((name) => html`<li>${name}</li>`)}
        </ul>
        <ul id="item-menu" role="menu" aria-label="Item" hidden>
          <li role="menuitem" tabindex="-1">Duplicate</li>
          <li role="menuitem" tabindex="-1">Delete</li>
        </ul>
        <p><a href="/lab/links/1">Open page 1</a> with the middle button.</p>
        <p role="status" id="clicks-status">Nothing yet</p>
      </div>
    `,
  });
}
