import { make } from './page.ts';

/** `<nook-favourite office="…">`: a button that remembers a building in this browser. */
class NookFavourite extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const button = make('button', { type: 'button' });
    const key = `favourite:${this.getAttribute('office')}`;
    const show = () => {
      const saved = localStorage.getItem(key) !== null;
      button.setAttribute('aria-pressed', String(saved));
      button.textContent = saved ? 'Saved to favourites' : 'Save to favourites';
    };
    button.addEventListener('click', () => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, 'yes');
      else localStorage.removeItem(key);
      show();
    });
    show();
    root.append(button);
  }
}

const style = new CSSStyleSheet();
style.replaceSync(`
  button { font: inherit; font-weight: 600; padding: 0.55rem 1rem; border-radius: 999px; cursor: pointer;
    color: #1f4d3f; background: #fff; border: 1px solid #c9cfc6; }
  button:hover { border-color: #1f4d3f; }
  button:focus-visible { outline: 3px solid #e0a54a; outline-offset: 2px; }
  button::before { content: '♡' / ''; margin-right: 0.5rem; }
  button[aria-pressed='true'] { background: #e4efe8; border-color: #1f4d3f; }
  button[aria-pressed='true']::before { content: '♥' / ''; color: #b5483a; }
`);

customElements.define('nook-favourite', NookFavourite);
