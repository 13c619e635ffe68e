import { all } from './page.ts';
import './favourite.ts';
import './rating.ts';

/** What a building page does besides its tour. */

for (const button of all('[data-brochure]', HTMLButtonElement)) {
  button.addEventListener('click', () => {
    window.open(button.dataset['brochure'], 'brochure', 'popup,width=720,height=820');
  });
  button.disabled = false;
}
