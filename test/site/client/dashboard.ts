import { type ComponentChildren, h, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ViewProps, type Overview, ask } from './account.ts';
import { BookingsView } from './dashboard-bookings.ts';
import { ProfileView } from './dashboard-profile.ts';
import { one } from './page.ts';

/** The signed-in area: three views on one page, which change without loading it again. */

const TITLES: Record<string, string> = {
  '/dashboard': 'Dashboard',
  '/dashboard/bookings': 'Bookings',
  '/dashboard/profile': 'Profile',
};

const root = one('#dashboard', HTMLElement);
const first = await ask('overview');
root.replaceChildren();
render(h(Dashboard, { first }), root);

function Dashboard({ first: known }: { first: Overview }) {
  const [path, setPath] = useState(location.pathname);
  const [overview, setOverview] = useState(known);
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(false);
  const title = TITLES[path] ?? 'Dashboard';

  useEffect(() => {
    const follow = () => setPath(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => {
    document.title = `${title} · Nook`;
    // The first view leaves the focus alone, as any page does.
    if (arrived.current) heading.current?.focus();
    arrived.current = true;
  }, [title]);

  const open = (to: string) => {
    if (to !== location.pathname) history.pushState(null, '', to);
    setPath(to);
  };
  const change: ViewProps['change'] = async (to, fields = {}) => setOverview(await ask(to, fields));
  const view = { '/dashboard/bookings': BookingsView, '/dashboard/profile': ProfileView }[path] ?? HomeView;
  return h('div', { class: 'two-columns account' }, [
    h(Menu, { path, open }),
    h('section', { class: 'stack', 'aria-labelledby': 'view-title' }, [
      h('h1', { id: 'view-title', ref: heading, tabIndex: -1 }, title),
      h(view, { overview, change }),
    ]),
  ]);
}

function Menu({ path, open }: { path: string; open: (to: string) => void }) {
  const entry = ([to, title]: [string, string]) => {
    const onClick = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(to);
    };
    return h('li', {}, h('a', { href: to, onClick, ...(to === path && { 'aria-current': 'page' }) }, title));
  };
  return h('nav', { class: 'panel side-menu', 'aria-label': 'Account' }, [
    h('ul', {}, Object.entries(TITLES).map(entry)),
    h('form', { method: 'post', action: '/logout' }, h('button', { class: 'button' }, 'Sign out')),
  ]);
}

function HomeView({ overview: { profile, bookings } }: ViewProps): ComponentChildren {
  const active = bookings.filter((booking) => !booking.cancelled).length;
  return [
    h('p', { class: 'lead' }, `Good to see you, ${profile.name}.`),
    h('dl', { class: 'figures' }, [
      h('div', { class: 'panel' }, [h('dt', {}, 'Booked tours'), h('dd', {}, String(active))]),
      h('div', { class: 'panel' }, [h('dt', {}, 'Team'), h('dd', {}, profile.team)]),
    ]),
    h('p', {}, h('a', { class: 'button primary', href: '/offices' }, 'Find another office')),
  ];
}
