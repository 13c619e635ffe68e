import type { Dialog } from 'puppeteer';
import { Failure } from './failure.ts';

/** A dialog that an act is to bring about, and its answer: false for Cancel, true for OK, or the text typed. */
export interface ExpectedDialog {
  type: 'alert' | 'confirm' | 'prompt';
  message: string;
  answer: boolean | string;
}

/** The dialogs of one walk: answers those that the act under way expects, in order, and refuses all others. */
export class Dialogs {
  #expected: ExpectedDialog[] = [];
  #allShown = Promise.resolve();
  #resolve: () => void = () => undefined;

  /** Expects these dialogs in turn, and no others. */
  expect(dialogs: ExpectedDialog[]): void {
    this.#expected = [...dialogs];
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#allShown = promise;
    this.#resolve = resolve;
    if (dialogs.length === 0) resolve();
  }

  /** Resolves when all expected dialogs have been shown and answered. */
  get allShown(): Promise<void> {
    return this.#allShown;
  }

  /** The next dialog that is still to come, in words. */
  get next(): string | undefined {
    const [next] = this.#expected;
    return next && `the ${next.type} “${next.message}”`;
  }

  /**
   * Answers a dialog that a page shows.
   * @throws {Failure} for a dialog that the act under way does not expect; it is cancelled
   */
  async answer(dialog: Dialog): Promise<void> {
    if (dialog.type() === 'beforeunload') return dialog.accept();
    const expected = this.#expected.shift();
    if (!expected || dialog.type() !== expected.type || dialog.message() !== expected.message) {
      await dialog.dismiss();
      const wanted = expected ? `expects the ${expected.type} “${expected.message}”` : 'expects none';
      throw new Failure(
        'dialog',
        `The page showed the ${dialog.type()} “${dialog.message()}”, where the journey ${wanted}.`,
        'If that is right, tell the act how to answer it, such as .click({ confirms: … }), or record it again.',
      );
    }
    if (expected.answer === false) await dialog.dismiss();
    else await dialog.accept(typeof expected.answer === 'string' ? expected.answer : undefined);
    if (this.#expected.length === 0) this.#resolve();
  }
}
