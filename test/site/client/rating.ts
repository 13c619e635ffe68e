import { make } from './page.ts';

/** `<nook-rating>`: five star buttons and what was chosen, in a shadow root. */
class NookRating extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const status = make('p', { role: 'status' }, 'Not rated yet');
    const stars = [1, 2, 3, 4, 5].map((count) => {
      const label = count === 1 ? '1 star' : `${count} stars`;
      const star = make('button', { type: 'button', 'aria-label': label, 'aria-pressed': 'false' }, '★');
      star.addEventListener('click', () => {
        for (const [i, other] of stars.entries()) {
          other.classList.toggle('on', i < count);
          other.setAttribute('aria-pressed', String(i === count - 1));
        }
        status.textContent = `You gave ${label}. Thank you!`;
      });
      return star;
    });
    root.append(make('div', { role: 'group', 'aria-label': 'Rating' }, ...stars), status);
  }
}

const style = new CSSStyleSheet();
style.replaceSync(`
  button { font: inherit; font-size: 1.6rem; line-height: 1; padding: 0.2rem; border: 0; background: none;
    color: #c4c0b4; cursor: pointer; }
  button.on, button:hover { color: #d08a1e; }
  button:focus-visible { outline: 3px solid #e0a54a; border-radius: 6px; }
  p { margin: 0.4rem 0 0; color: #56605a; font-size: 0.95rem; }
`);

customElements.define('nook-rating', NookRating);
