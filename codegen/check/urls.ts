import type { Step } from '../../journey/model.ts';
import { fullUrl, inScope, shortUrl } from '../../journey/url.ts';
import { changing, type Finding, type Rule } from './finding.ts';

/** The addresses in a step, each with whether the step goes there by itself. */
export function urlsOf(step: Step): { url: string; isGoing: boolean }[] {
  const own = step.kind === 'navigate' || step.kind === 'open' ? [{ url: step.url, isGoing: true }] : [];
  const checked = step.kind === 'expect' && step.check.kind === 'url' ? [step.check.url] : [];
  const effects = 'effects' in step ? (step.effects ?? []) : [];
  const brought = effects.flatMap((effect) =>
    effect.kind === 'navigation' || effect.kind === 'request' ? [effect.url] : [],
  );
  return [...own, ...[...checked, ...brought].map((url) => ({ url, isGoing: false }))];
}

/** Whole addresses of the journey's own site: they keep it from being replayed on another deployment. */
export const absoluteUrl: Rule = ({ steps, baseUrl }) =>
  steps.flatMap((step, at): Finding[] => {
    const short = (url: string): string => shortUrl(url, baseUrl);
    const whole = urlsOf(step).find(({ url }) => short(url) !== url);
    if (!whole) return [];
    const message = `${whole.url} is on the journey's own site. Say ${short(whole.url)}, so that it can be replayed on any deployment.`;
    return [
      { rule: 'absolute-url', step: at, message, fix: changing(at, (found) => withUrls(found, short)) },
    ];
  });

function withUrls(step: Step, change: (url: string) => string): Step {
  const own: Step = { ...step };
  if (own.kind === 'navigate' || own.kind === 'open') own.url = change(own.url);
  if (own.kind === 'expect' && own.check.kind === 'url')
    own.check = { ...own.check, url: change(own.check.url) };
  if ('effects' in own && own.effects) {
    own.effects = own.effects.map((effect) =>
      effect.kind === 'navigation' || effect.kind === 'request'
        ? { ...effect, url: change(effect.url) }
        : effect,
    );
  }
  return own;
}

/** Addresses that a step would go to, and be stopped. */
export const outOfScope: Rule = ({ steps, baseUrl, synthetic }) => {
  const scopes = synthetic ?? [baseUrl];
  const isOutside = (url: string): boolean =>
    URL.canParse(url, baseUrl) && !inScope(fullUrl(url.replaceAll('*', 'x'), baseUrl), scopes, baseUrl);
  return steps.flatMap((step, at): Finding[] =>
    urlsOf(step)
      .filter(({ url, isGoing }) => isGoing && isOutside(url))
      .map(({ url }) => ({
        rule: 'out-of-scope',
        step: at,
        message: `${url} lies outside of where the journey may act (${scopes.join(', ')}). If that site holds made-up data, add it to synthetic.`,
      })),
  );
};
