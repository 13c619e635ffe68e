import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'puppeteer';
import { builtFile } from '../built.ts';

/** Web vitals by their names (LCP, INP, CLS, FCP, TTFB): milliseconds, CLS without unit. */
export type Vitals = Record<string, number>;

/** The web vitals of the documents of a walk. */
export class VitalSigns {
  /** The worst of each. */
  readonly worst: Vitals = {};
  readonly #documents = new WeakMap<Page, { since: number; vitals: Vitals }>();

  /** Those of the document that a tab shows. */
  of(page: Page): Readonly<Vitals> {
    return this.#documents.get(page)?.vitals ?? {};
  }

  /** A tab has got another document; what the one before may yet tell is no longer of the tab. */
  begin(page: Page): void {
    const before = this.#documents.get(page);
    if (before) this.#documents.set(page, { since: before.since, vitals: {} });
  }

  /** @param since when the document began (milliseconds since 1970) */
  note(page: Page, since: number, name: string, value: number): void {
    this.worst[name] = Math.max(this.worst[name] ?? 0, round(value));
    const known = this.#documents.get(page);
    if (known && since < known.since) return;
    const isSame = known?.since === since && Object.keys(known.vitals).length > 0;
    const isLate = known?.since === since && !isSame;
    if (isLate) return;
    this.#documents.set(page, { since, vitals: { ...(isSame && known.vitals), [name]: round(value) } });
  }
}

let source: string | undefined;

/** Has a tab measured from its next document on, in a world that its pages don't see. */
export async function measureVitals(client: CDPSession, page: Page, vitals: VitalSigns): Promise<void> {
  client.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) noteVital(page, payload, vitals);
  });
  await client.send('Runtime.enable');
  await Promise.all([
    client.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
    client.send('Page.addScriptToEvaluateOnNewDocument', {
      source: vitalsCode(),
      worldName: WORLD,
      runImmediately: true,
    }),
  ]);
}

/** The code that measures a document in a world of its own, and tells each value to its `waymarkVital`. */
export function vitalsCode(): string {
  source ??= readFileSync(builtFile('vitals/vitals.js'), 'utf8');
  return source;
}

/** Notes a value as that code tells it. */
export function noteVital(page: Page, told: string, vitals: VitalSigns): void {
  const [since, vital, value] = JSON.parse(told);
  vitals.note(page, since, vital, value);
}

const BINDING = 'waymarkVital';
const WORLD = 'waymark-vitals';

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
