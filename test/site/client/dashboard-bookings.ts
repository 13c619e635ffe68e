import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import type { Overview, ViewProps } from './account.ts';

type Booked = Overview['bookings'][number];

/** The booked tours, each with a way to cancel it. */
export function BookingsView({ overview, change }: ViewProps): ComponentChildren {
  const [news, setNews] = useState('');
  const cancel = async (booking: Booked) => {
    if (!confirm(`Cancel the booking at ${booking.office} on ${booking.start}?`)) return;
    await change(`bookings/${booking.id}/cancel`, {});
    setNews(`The booking at ${booking.office} is cancelled.`);
  };
  return [
    h('p', { role: 'status' }, news),
    h(
      'ul',
      { class: 'bookings', 'aria-label': 'Bookings' },
      overview.bookings.map((booking) => h('li', { key: booking.id }, entry(booking, cancel))),
    ),
    h('p', {}, h('a', { href: '/dashboard/bookings.csv', download: '' }, 'Download my bookings as CSV')),
    h('p', {}, h('button', { type: 'button', class: 'link', onClick: explain }, 'How does cancelling work?')),
  ];
}

function entry(booking: Booked, cancel: (booking: Booked) => Promise<void>) {
  const { id, office, reference, desks, plan, start, cancelled } = booking;
  return h('article', { class: 'panel booking', 'aria-labelledby': `booking-${id}` }, [
    h('div', {}, [
      h('h2', { id: `booking-${id}` }, office),
      h(
        'p',
        { class: 'quiet' },
        `${start} · ${plan} · ${desks} ${desks === 1 ? 'desk' : 'desks'} · ${reference}`,
      ),
    ]),
    cancelled
      ? h('p', { class: 'badge' }, 'Cancelled')
      : h('button', { type: 'button', class: 'button', onClick: () => cancel(booking) }, 'Cancel booking'),
  ]);
}

function explain(): void {
  alert('A tour can be cancelled until the evening before. It costs nothing.');
}
