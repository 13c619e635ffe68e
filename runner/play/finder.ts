import type { Candidate } from '../../journey/model.ts';
import type { Locator } from './locator.ts';

/** The ways to name an element: on a page, in a frame, or inside another element. Names match whole. */
export abstract class Finder {
  /** Names elements by a candidate of the journey model. */
  abstract by(candidate: Candidate): Locator;

  /** By ARIA role, written or implied, and accessible name. */
  getByRole(role: string, name?: string): Locator {
    return this.by({ by: 'role', role, ...(name !== undefined && { name }) });
  }

  /** A field by its label. */
  getByLabel(label: string): Locator {
    return this.by({ by: 'label', value: label });
  }

  /** A field by its placeholder. */
  getByPlaceholder(placeholder: string): Locator {
    return this.by({ by: 'placeholder', value: placeholder });
  }

  /** A picture by its alternative text. */
  getByAltText(text: string): Locator {
    return this.by({ by: 'alt', value: text });
  }

  /** By `title`. */
  getByTitle(title: string): Locator {
    return this.by({ by: 'title', value: title });
  }

  /** By visible text: the innermost element that reads just so. */
  getByText(text: string): Locator {
    return this.by({ by: 'text', value: text });
  }

  /** By test id (`data-testid` and its usual spellings). */
  getByTestId(id: string): Locator {
    return this.by({ by: 'testid', value: id });
  }

  /**
   * The part of the page around a text, for what stands beside it: the smallest part that has both, as
   * `page.beside('Ada Lovelace').getByRole('button', 'Remove')`.
   */
  beside(text: string): Locator {
    return this.by({ by: 'beside', value: text });
  }

  /** By CSS selector, also inside open shadow roots. */
  locator(css: string): Locator {
    return this.by({ by: 'css', value: css });
  }
}
