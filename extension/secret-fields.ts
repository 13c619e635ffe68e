import browser from './api.ts';
import type { Journey, Target } from '../journey/model.ts';

/** The fields whose content the person called a secret: recorders in pages keep it to themselves from then on. */

/** A field, and what its secret is called. */
export interface SecretField {
  target: Target;
  name: string;
}

/** Lets recorders know which fields of a journey hold secrets. */
export async function tellSecretFields({ steps }: Journey): Promise<void> {
  const fields = steps.flatMap((step): SecretField[] =>
    step.kind === 'fill' && typeof step.value === 'object' && 'secret' in step.value
      ? [{ target: step.target, name: step.value.secret }]
      : [],
  );
  await browser.storage.local.set({ [KEY]: fields });
}

/** Calls `take` with these fields, now and whenever others come, until `signal` aborts. */
export function followSecretFields(take: (fields: SecretField[]) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    if (area === 'local' && changes[KEY]) take(fieldsIn(changes[KEY].newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
  browser.storage.local.get(KEY).then(
    (stored: Record<string, unknown>) => take(fieldsIn(stored[KEY])),
    () => undefined, // the extension is gone
  );
}

const KEY = 'secret-fields';

function fieldsIn(value: unknown): SecretField[] {
  return Array.isArray(value) ? value.filter(isField) : [];
}

function isField(value: unknown): value is SecretField {
  return typeof value === 'object' && value !== null && 'target' in value && 'name' in value;
}
