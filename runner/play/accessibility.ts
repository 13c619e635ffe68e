import type { CheckOf } from '../../journey/check.ts';
import { inScope, shortUrl } from '../../journey/url.ts';
import { Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';
import { DocumentGone, type Place } from './place.ts';
import { allPlaces, runScript, topPlace } from './world.ts';

/** A rule of axe-core that a page breaks. */
export interface BrokenRule {
  /** What is wrong and where, in words: `Images must have alternative text (image-alt, critical): img.logo, and 2 more`. */
  words: string;
  /** Where to read how to mend it. */
  help: string;
}

/**
 * The rules for accessibility (WCAG 2.2, A and AA) that a page's documents break, worst first: its own, and those in
 * frames as far as the journey's synthetic scope goes; what others bring along is not theirs to mend.
 * @param patience how long the page may take to load before it is judged as it is, in milliseconds
 * @throws {Failure} when there is no rule that an exception names
 */
export async function brokenRules(
  { impact = 'minor', except = [] }: CheckOf<'accessible'>,
  page: JourneyPage,
  patience: number,
): Promise<BrokenRule[]> {
  const { scopes, baseUrl } = page.walk.options;
  const broken = new Map<string, Violation>();
  const note = (violations: readonly Violation[], where = ''): void => {
    for (const violation of violations) {
      const places = violation.places.map((place) => place + where);
      const known = broken.get(violation.id);
      broken.set(violation.id, { ...violation, places: [...(known?.places ?? []), ...places] });
    }
  };
  note(await violationsIn(await topPlace(page.puppeteer), except, patience));
  // Once a page has loaded, so have its frames.
  const [, ...frames] = await allPlaces(page.puppeteer);
  for (const { place, url } of frames) {
    const isOurs = url === 'about:srcdoc' || inScope(url, scopes, baseUrl);
    if (!isOurs) continue;
    // A frame that goes away meanwhile is looked at no more.
    note(await violationsIn(place, except, 0).catch(orGone), ` (in the frame ${shortUrl(url, baseUrl)})`);
  }
  return [...broken.values()]
    .filter((violation) => rank(violation) >= IMPACTS.indexOf(impact))
    .toSorted((a, b) => rank(b) - rank(a))
    .map(({ id, impact: how, help, url, places: [first = '', ...more] }) => ({
      words: `${help} (${id}, ${how}): ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`,
      help: url,
    }));
}

async function violationsIn(place: Place, except: readonly string[], patience: number): Promise<Violation[]> {
  const { default: axe } = await import('axe-core');
  const options = {
    runOnly: { type: 'tag', values: STANDARDS },
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
    iframes: false,
  };
  const answer = await runScript<Violation[]>(place, 'axe', axe.source, RUN, [options, patience]);
  if ('value' in answer) return answer.value;
  throw new Failure('script', `axe-core could not check the page: ${answer.threw}`);
}

function orGone(error: unknown): Violation[] {
  if (error instanceof DocumentGone) return [];
  throw error;
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

/** In the page, once it has loaded: what is needed of axe-core's results. */
const RUN = `return new Promise((resolve) => {
  if (document.readyState === 'complete') return resolve();
  addEventListener('load', resolve, { once: true });
  setTimeout(resolve, args[1]);
}).then(() => globalThis.axe.run(document, args[0])).then(({ violations }) =>
  violations.map(({ id, impact, help, helpUrl, nodes }) => ({
    id, impact, help, url: helpUrl.split('?')[0], places: nodes.map(({ target }) => target.flat().join(' ')),
  })));`;
