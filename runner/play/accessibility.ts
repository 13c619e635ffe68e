import type { CheckOf } from '../../journey/check.ts';
import { Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';
import { runScript, topPlace } from './world.ts';

/** A rule of axe-core that a page breaks. */
export interface BrokenRule {
  /** What is wrong and where, in words: `Images must have alternative text (image-alt, critical): img.logo, and 2 more`. */
  words: string;
  /** Where to read how to mend it. */
  help: string;
}

/**
 * The rules for accessibility (WCAG 2.2, A and AA) that a page's own document breaks, worst first; frames are not
 * looked into.
 * @throws {Failure} when there is no rule that an exception names
 */
export async function brokenRules(
  { impact = 'minor', except = [] }: CheckOf<'accessible'>,
  page: JourneyPage,
): Promise<BrokenRule[]> {
  const { default: axe } = await import('axe-core');
  const options = {
    runOnly: { type: 'tag', values: STANDARDS },
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
    iframes: false,
  };
  const place = await topPlace(page.puppeteer);
  const answer = await runScript<Violation[]>(place, 'axe', axe.source, RUN, [options]);
  if ('threw' in answer) throw new Failure('script', `axe-core could not check the page: ${answer.threw}`);
  return answer.value
    .filter((violation) => rank(violation) >= IMPACTS.indexOf(impact))
    .toSorted((a, b) => rank(b) - rank(a))
    .map(({ id, impact: how, help, url, places: [first = '', ...more] }) => ({
      words: `${help} (${id}, ${how}): ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`,
      help: url,
    }));
}

interface Violation {
  id: string;
  impact: CheckOf<'accessible'>['impact'] | null;
  help: string;
  url: string;
  /** Selectors. */
  places: string[];
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const IMPACTS: readonly (string | null | undefined)[] = ['minor', 'moderate', 'serious', 'critical'];

/** What axe-core can't tell the impact of counts in any case. */
function rank({ impact }: Violation): number {
  const at = IMPACTS.indexOf(impact);
  return at < 0 ? IMPACTS.length : at;
}

/** In the page: what is needed of axe-core's results. */
const RUN = `return globalThis.axe.run(document, args[0]).then(({ violations }) =>
  violations.map(({ id, impact, help, helpUrl, nodes }) => ({
    id, impact, help, url: helpUrl.split('?')[0], places: nodes.map(({ target }) => target.flat().join(' ')),
  })));`;
