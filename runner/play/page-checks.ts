import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckOf, PageCheck } from '../../journey/check.ts';
import { wordCheck } from '../../journey/wording.ts';
import type { ActionRun } from '../evidence/run.ts';
import { checkAddress } from './address.ts';
import { unanswered } from './answered.ts';
import { checkPicture } from './baseline.ts';
import type { Deadline } from './deadline.ts';
import { inSeconds } from './effects.ts';
import { Failure } from './failure.ts';
import { brokenRules } from './accessibility.ts';
import { checkElement, persist } from './looking.ts';
import type { JourneyPage } from './page.ts';
import { measured } from './speed.ts';
import { errorsOnConsole, failedRequests, openRequests } from './troubles.ts';

/**
 * Waits until a check of a page holds.
 * @throws {Failure} when it does not in time, or never will
 */
export function checkPage<K extends PageCheck['kind']>(
  check: CheckOf<K> & { kind: K },
  page: JourneyPage,
  deadline: Deadline,
  action: ActionRun,
): Promise<void> {
  return rows[check.kind](check, page, deadline, action);
}

type Row<K extends PageCheck['kind']> = (
  check: CheckOf<K>,
  page: JourneyPage,
  deadline: Deadline,
  action: ActionRun,
) => Promise<void>;

const rows: { [K in PageCheck['kind']]: Row<K> } = {
  url: (check, page, deadline) => checkAddress(page, check, deadline),
  title: (check, page, deadline) => checkElement(page, [], undefined, check, deadline),
  status: (check, page, deadline) => checkElement(page, [], undefined, check, deadline),
  async response(check, page, deadline) {
    for (;;) {
      const seen = await unanswered(check, page);
      if (seen === undefined) return;
      if (deadline.left === 0)
        throw new Failure('check', `${wordCheck(check)}, but ${after(deadline)} ${seen}.`);
      await sleep(MOMENT);
    }
  },
  // What was said and what failed stays so: there is nothing to wait for.
  console(check, page) {
    const errors = errorsOnConsole(page).map(({ text }) => `it says “${text}”`);
    if (errors.length === 0) return Promise.resolve();
    return Promise.reject(new Failure('check', `${wordCheck(check)}, but ${firstOf(errors)}.`));
  },
  async requests(check, page, deadline) {
    const open = (): string[] => openRequests(page);
    while (failedRequests(page).length === 0 && open().length > 0 && deadline.left > 0) await sleep(MOMENT);
    const failed = failedRequests(page);
    if (failed.length === 0 && open().length === 0) return;
    const seen = failed.length > 0 ? firstOf(failed) : `${after(deadline)} ${firstOf(open())}`;
    throw new Failure('failed-request', `${wordCheck(check)}, but ${seen}.`);
  },
  picture: checkPicture,
  async accessible(check, page, deadline) {
    for (;;) {
      const [first, ...more] = await persist(deadline, () => brokenRules(check, page, deadline.left));
      if (!first) return;
      if (deadline.left === 0) {
        const seen = [first, ...more].slice(0, MOST_RULES).map(({ words }) => words);
        const rest =
          more.length >= MOST_RULES ? [`${more.length + 1 - MOST_RULES} more rules are broken`] : [];
        throw new Failure(
          'check',
          `${wordCheck(check)}, but ${after(deadline)}: ${[...seen, ...rest].join('; ')}.`,
          `How to mend the first: ${first.help}`,
        );
      }
      await sleep(Math.min(RULES_AGAIN, deadline.left));
    }
  },
  async fast(check, page, deadline) {
    for (;;) {
      const { over, unknown } = measured(check, page);
      if (over.length > 0) throw new Failure('check', `${wordCheck(check)}, but ${over.join(' and ')}.`);
      if (unknown.length === 0) return;
      if (deadline.left === 0) {
        const seen = `${after(deadline)} ${unknown.join(' and ')}`;
        const advice = 'Browsers measure what is painted: a tab in the background is not.';
        throw new Failure('check', `${wordCheck(check)}, but ${seen}.`, advice);
      }
      await sleep(MOMENT);
    }
  },
};

/** So many broken rules are told one by one. */
const MOST_RULES = 3;

/** How soon the rules are looked at again, which keeps a page busy for a while (milliseconds). */
const RULES_AGAIN = 300;

/** How often is looked at what the page has asked for, in the runner's memory (milliseconds). */
const MOMENT = 20;

function after({ length }: Deadline): string {
  return `after ${inSeconds(length)}`;
}

function firstOf([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}
