import type { Target } from '../../journey/model.ts';
import { secretNamed, soundsSecret } from '../../journey/names.ts';
import { hideSecrets } from '../../journey/url.ts';
import { changing, type Finding, type Rule } from './finding.ts';
import { urlsOf } from './urls.ts';

/** Passwords and keys in plain text: all who can read the repository can use them. */
export const literalSecret: Rule = (journey) =>
  journey.steps.flatMap((step, at): Finding[] => {
    const rule = 'literal-secret';
    if (step.kind === 'custom') {
      return [...step.code.matchAll(LOOKS_LIKE_A_KEY)].map(([code]) => ({
        rule,
        step: at,
        code,
        message: 'This looks like a key. Name it in secrets, and take it from there.',
      }));
    }
    const open = urlsOf(step).filter(({ url }) => hideSecrets(url) !== url);
    const inUrls = open.map(
      ({ url }) =>
        ({
          rule,
          step: at,
          message: `The address ${hideSecrets(url)} holds a secret (where * stands). Sign in by a form, with a named secret.`,
        }) as const,
    );
    if (step.kind !== 'fill') return inUrls;
    const label = labelOf(step.target);
    const { value } = step;
    if (typeof value === 'object' && 'input' in value && soundsSecret(value.input)) {
      const message = `The input “${value.input}” has its value in plain text. Make it a secret.`;
      return [...inUrls, { rule, step: at, message }];
    }
    if (typeof value !== 'string' || value === '' || label === undefined) return inUrls;
    const name = secretNamed(label);
    const message = `“${label}” is filled in with plain text. Use secrets.${name}, and give it its value in the environment or in .env.`;
    const fill = changing(at, (found) =>
      found.kind === 'fill' ? { ...found, value: { secret: name } } : found,
    );
    return [
      ...inUrls,
      {
        rule,
        step: at,
        message,
        fix: (now) => ({ ...fill(now), secrets: [...new Set([...now.secrets, name])] }),
      },
    ];
  });

/** What a field that sounds secret is called. */
function labelOf({ candidates, fingerprint }: Target): string | undefined {
  const names = candidates.map((candidate) => (candidate.by === 'role' ? candidate.name : candidate.value));
  return [...names, fingerprint.name].find((name) => name !== undefined && soundsSecret(name));
}

/** The beginnings that keys of well-known services have. */
const LOOKS_LIKE_A_KEY =
  /\b(?:sk_live_|sk-|ghp_|github_pat_|glpat-|xox[abp]-|AKIA|AIza)[\w-]{12,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+/g;
