import { nameOf } from '../../journey/target/candidates.ts';
import { isInput, queryAll } from '../../journey/target/page.ts';

/**
 * Fields whose content is nobody's business: what is typed there never leaves the page. A field that was
 * secret once stays so, also when the page turns it into plain text to show it.
 */
const known = new WeakSet<Element>();

/** Whether what is typed into the field is a secret: a password, a one-time code, a payment card. */
export function isSecret(field: Element): boolean {
  if (known.has(field)) return true;
  const autocomplete = field.getAttribute('autocomplete') ?? '';
  const secret =
    (isInput(field) && field.type === 'password') ||
    /(^|\s)(cc-(number|csc|exp|exp-month|exp-year)|one-time-code|current-password|new-password)(\s|$)/.test(
      autocomplete,
    );
  if (secret) known.add(field);
  return secret;
}

/** Notes every password field while it is one. Call it when the person comes near a field. */
export function noteSecrets(root: Document): void {
  for (const field of queryAll(root, 'input')) isSecret(field);
}

/** A name for the secret of a field, after its label: "Account password" is ACCOUNT_PASSWORD. */
export function secretName(field: Element): string {
  const label = nameOf(field) || field.getAttribute('name') || 'secret';
  const words = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words.slice(0, 40) : 'SECRET';
}
