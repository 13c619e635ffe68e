import type { VNode } from 'preact';
import type { Run } from '../evidence/run.ts';
import { wordLength } from './length.ts';

/** How the documents were for their visitor: the worst of each web vital, with what Google's advice calls it. */
export function Vitals({ run: { vitals = {} } }: { run: Run }): VNode | undefined {
  const known = VITALS.flatMap(({ name, ...vital }) => {
    const value = vitals[name];
    return value === undefined ? [] : [{ name, value, ...vital }];
  });
  if (known.length === 0) return undefined;
  return (
    <section class="vitals" aria-label="Web vitals">
      <h3>Web vitals</h3>
      <dl>
        {known.map(({ name, value, what, good, poor }) => (
          <div key={name}>
            <dt title={what}>{name}</dt>
            <dd>
              {name === 'CLS' ? value.toFixed(2) : wordLength(value)}
              <span class="quiet">
                {' '}
                {value <= good ? 'good' : value <= poor ? 'needs improvement' : 'poor'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The most that is good, and beyond what it is poor (https://web.dev/articles/vitals); milliseconds, CLS without unit. */
const VITALS = [
  { name: 'LCP', what: 'Largest Contentful Paint', good: 2500, poor: 4000 },
  { name: 'INP', what: 'Interaction to Next Paint', good: 200, poor: 500 },
  { name: 'CLS', what: 'Cumulative Layout Shift', good: 0.1, poor: 0.25 },
  { name: 'FCP', what: 'First Contentful Paint', good: 1800, poor: 3000 },
  { name: 'TTFB', what: 'Time to First Byte', good: 800, poor: 1800 },
];
