import type { CheckOf } from '../../journey/check.ts';
import { shortUrl } from '../../journey/url.ts';
import type { StepRun } from '../evidence/run.ts';
import type { JourneyPage } from './page.ts';

/** What of a budget was measured: what is over it, and what is not known yet, each as the end of a sentence. */
export function measured(check: CheckOf<'fast'>, page: JourneyPage): { over: string[]; unknown: string[] } {
  const { evidence, baseUrl } = page.walk.options;
  const { LCP, INP, CLS } = evidence.vitals.of(page.puppeteer);
  const [slowest] = evidence.requests
    .filter((request) => evidence.tabs.get(request) === page.puppeteer && /^(fetch|xhr)$/.test(request.type))
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0));
  const step = stepBefore(page.walk.steps);
  const over: string[] = [];
  const unknown: string[] = [];
  const judge = (name: string, most: number | undefined, seen: number | undefined, unit = ' ms'): void => {
    if (most === undefined) return;
    if (seen === undefined) unknown.push(`its ${name} is not known`);
    else if (seen > most) over.push(`${name} is ${unit === '' ? seen : Math.round(seen)}${unit}`);
  };
  judge('LCP', check.lcp, LCP);
  // Nobody has acted in it, or it answered before that could be measured.
  judge('INP', check.inp, INP ?? 0);
  judge('CLS', check.cls, CLS, '');
  judge(`the time of the step “${step?.title}”`, check.step, step?.length ?? 0);
  judge(
    `the time of ${slowest?.method} ${shortUrl(slowest?.url ?? '', baseUrl)}`,
    check.request,
    slowest?.duration ?? 0,
  );
  return { over, unknown };
}

/** What was done before the check in the step that it is in; where there is nothing, the step before. */
function stepBefore(steps: readonly StepRun[]): { title: string; length: number } | undefined {
  const [current, before] = steps.toReversed();
  const isFirst = (current?.actions.length ?? 0) < 2;
  const step = isFirst ? before : current;
  const last = step?.actions.at(isFirst ? -1 : -2);
  return step && last ? { title: step.title, length: last.at + last.duration - step.at } : undefined;
}
