import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { line } from './ask.ts';
import { Compare } from './compare.tsx';
import { Incidents } from './incidents.tsx';
import { JourneyView } from './journey.tsx';
import { OverviewView } from './overview.tsx';
import { RunView } from './run.tsx';

/** The dashboard: one page, whose parts are told by what follows the # in its address. */
export function App(): VNode {
  const [place, setPlace] = useState(location.hash);
  const [isLive, setLive] = useState(line.isLive);
  useEffect(() => {
    line.listen(() => setLive(line.isLive));
    const move = (): void => {
      setPlace(location.hash);
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('main')?.focus();
    };
    window.addEventListener('hashchange', move);
    return () => window.removeEventListener('hashchange', move);
  }, []);
  const [part = '', ...names] = place.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return (
    <>
      <header class="top">
        <a class="brand" href="#/">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 20V4l8 5 8-5v16" />
            <circle cx="12" cy="15" r="2.4" />
          </svg>
          Waymark
        </a>
        <nav aria-label="Parts of the dashboard">
          <a href="#/" aria-current={part === '' ? 'page' : undefined}>
            Journeys
          </a>
          <a href="#/incidents" aria-current={part === 'incidents' ? 'page' : undefined}>
            Incidents
          </a>
          <a href="/status">Status page</a>
        </nav>
        <span class={`live ${isLive ? 'on' : ''}`} role="status">
          {isLive ? 'Live' : 'Not connected'}
        </span>
      </header>
      <main tabIndex={-1}>
        <Part part={part} names={names} />
      </main>
    </>
  );
}

function Part({ part, names: [first = '', second = ''] }: { part: string; names: string[] }): VNode {
  switch (part) {
    case 'journeys':
      return <JourneyView key={first} name={first} />;
    case 'runs':
      return <RunView key={first} id={first} />;
    case 'compare':
      return <Compare first={first} second={second} />;
    case 'incidents':
      return <Incidents />;
    default:
      return <OverviewView />;
  }
}
