import { matches, nameOf } from '../../journey/target/candidates.ts';
import { isElement, isInput } from '../../journey/target/page.ts';
import { secretNamed } from '../../journey/names.ts';
import type { Act } from '../messages.ts';
import { followSecretFields, type SecretField } from '../secret-fields.ts';

/**
 * Fields whose content is nobody's business: what is typed there never leaves the page. A field that was
 * secret once stays so, also when the page turns it into plain text to show it.
 */
const known = new WeakSet<Element>();

/** The fields that the person called secret, and the names that the person gave. */
let marked: readonly SecretField[] = [];
const named = new WeakMap<Element, string>();

/** Learns from the person which fields are secret, until `signal` aborts. */
export function followSecrets(signal: AbortSignal): void {
  followSecretFields((fields) => {
    marked = fields;
    noteMarked();
    for (const tell of waiting?.splice(0) ?? []) tell('known');
    waiting = undefined;
  }, signal);
  const leave = (): void => waiting?.splice(0).forEach((tell) => tell('unknown'));
  addEventListener('pagehide', leave, { capture: true, signal });
}

/** What waits for the answer which fields these are; undefined once it is there. */
let waiting: ((are: 'known' | 'unknown') => void)[] | undefined = [];

/**
 * Tells what is typed once it is known which fields are secret: in a page that was just loaded the first letters may come
 * sooner. Where the page is left before, what was typed is not told.
 */
export function tellTyped(subject: Element, act: Act, tell: (act: Act) => void): void {
  if (!waiting) return tell(hidden(subject, act));
  waiting.push((are) => {
    const why = 'Typing in a page that was left before it was known whether that is a secret';
    tell(are === 'known' ? hidden(subject, act) : { kind: 'unsupported', reason: why });
  });
}

/** The act without what was typed, where that is a secret. */
function hidden(subject: Element, act: Act): Act {
  const isOpen = act.kind === 'type' || act.kind === 'paste' || (act.kind === 'fill' && isString(act.value));
  if (!isOpen || !isSecret(subject)) return act;
  const value = { secret: secretName(subject) };
  if (!act.target) return { kind: 'unsupported', reason: 'Typing a secret into something that has no name' };
  return { kind: 'fill', target: act.target, ...(act.frame && { frame: act.frame }), value };
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

/** Notes which fields these are in the page as it is now. Call it when a field gets the focus. */
export function noteMarked(): void {
  for (const { target, name } of marked) {
    const [best] = target.candidates;
    const [field, ...others] = best ? matches(best) : [];
    if (!field || others.length > 0 || named.has(field)) continue;
    known.add(field);
    named.set(field, name);
  }
}

/** Whether what is typed into the field is a secret: a password, a one-time code, a payment card. */
export function isSecret(field: Element): boolean {
  if (known.has(field)) return true;
  const autocomplete = field.getAttribute('autocomplete') ?? '';
  const secret = (isInput(field) && field.type === 'password') || SECRETS.test(autocomplete);
  if (secret) known.add(field);
  return secret;
}

/**
 * Remembers the fields that were secret before the page showed what is in them, until `signal` aborts.
 * @returns begins so with the fields of a document or shadow root
 */
export function rememberSecrets(signal: AbortSignal): (root: Document | ShadowRoot) => void {
  const observer = new MutationObserver((records) => {
    for (const { target, attributeName, oldValue } of records) {
      const wasSecret = attributeName === 'type' ? oldValue === 'password' : SECRETS.test(oldValue ?? '');
      if (wasSecret && isElement(target)) known.add(target);
    }
  });
  signal.addEventListener('abort', () => observer.disconnect());
  const attributeFilter = ['type', 'autocomplete'];
  return (root) => observer.observe(root, { subtree: true, attributeFilter, attributeOldValue: true });
}

const SECRETS =
  /(^|\s)(cc-(number|csc|exp|exp-month|exp-year)|one-time-code|current-password|new-password)(\s|$)/;

/** A name for the secret of a field, after its label: "Account password" is ACCOUNT_PASSWORD. */
export function secretName(field: Element): string {
  const given = named.get(field);
  if (given !== undefined) return given;
  const label = nameOf(field) || field.getAttribute('name') || 'secret';
  return secretNamed(label);
}
