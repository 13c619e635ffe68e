import { MAIN_PAGE } from '../journey/format.ts';
import type { Candidate, Target } from '../journey/model.ts';
import { refuse } from './refuse.ts';
import { call, member } from './syntax.ts';
import { printText } from './text.ts';

/** Where a step acts: a tab (`main` when left out), and in it a path of frames, outermost first. */
export interface Place {
  page?: string;
  frame?: readonly Target[];
}

/** The tab of an alias: `page`, `tabs.brochure` or `tabs['floor-plan']`. */
export function printTab(alias = MAIN_PAGE): string {
  return alias === MAIN_PAGE ? 'page' : member('tabs', alias);
}

/** The document of a place: the tab, or `page.getByTitle('Rent calculator').contentFrame()`. */
export function printPlace({ page, frame = [] }: Place): string {
  return frame.reduce((outer, target) => call(printTarget(outer, target), 'contentFrame'), printTab(page));
}

/** The element of a step by its best candidate: `page.getByRole('region', 'Santa').getByLabel('Email')`. */
export function printLocator(step: Place & { target: Target }): string {
  return printTarget(printPlace(step), step.target);
}

function printTarget(root: string, target: Target): string {
  const [best] = target.candidates;
  if (!best)
    throw new Error(`A target has no candidates, so a script can't name its ${target.fingerprint.tag}.`);
  return printCandidate(root, best);
}

function printCandidate(root: string, candidate: Candidate): string {
  const { within } = candidate;
  const outer = within ? printCandidate(root, within) : root;
  if (candidate.by === 'role') {
    const { role, name } = candidate;
    return call(outer, 'getByRole', (name === undefined ? [role] : [role, name]).map(printText));
  }
  if (!Object.hasOwn(methods, candidate.by)) refuse('candidate', candidate);
  return call(outer, methods[candidate.by], [printText(candidate.value)]);
}

const methods = {
  testid: 'getByTestId',
  label: 'getByLabel',
  placeholder: 'getByPlaceholder',
  alt: 'getByAltText',
  title: 'getByTitle',
  text: 'getByText',
  css: 'locator',
} as const satisfies Record<Exclude<Candidate['by'], 'role'>, string>;
