import { one } from './page.ts';

/** A page in a window of its own, with a button that closes it. */

const button = one('[data-close]', HTMLButtonElement);
button.addEventListener('click', () => window.close());
button.disabled = false;
