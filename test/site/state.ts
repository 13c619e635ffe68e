import { randomUUID } from 'node:crypto';
import type { Break } from './breaks.ts';

/** Milliseconds an API answer takes unless a test says otherwise. */
const DEFAULT_LATENCY = 30;

/** The password of the demo account unless the site is started with another. */
export const DEFAULT_PASSWORD = 'northpole-1897';

/** The email of the demo account. */
export const DEMO_EMAIL = 'santa@example.test';

const MOST_REQUESTS_KEPT = 5_000;

/** A request that the site received. Cookies are left out. */
export interface SiteRequest {
  method: string;
  /** Path and query. */
  path: string;
  userAgent: string;
  headers: Record<string, string>;
}

/** A booked tour. */
export interface Booking {
  id: string;
  reference: string;
  office: string;
  name: string;
  team: string;
  desks: number;
  plan: string;
  /** As a date field writes it: year, month, day. */
  start: string;
  addOns: string[];
  visit: string;
  message: string;
  document: { name: string; size: number } | undefined;
  /** Whether it shows on the dashboard of the demo account. */
  mine: boolean;
  cancelled: boolean;
}

/** The person behind the demo account. */
export interface Profile {
  name: string;
  email: string;
  team: string;
}

/** All that one running site remembers. */
export interface SiteState {
  readonly password: string;
  /** Aborts when the site closes; whatever waits must end then. */
  readonly closing: AbortController;
  broken: Break | undefined;
  latency: number;
  profile: Profile;
  readonly sessions: Set<string>;
  readonly bookings: Map<string, Booking>;
  readonly requests: SiteRequest[];
}

/** The state of a site that has just started. */
export function createState(password: string): SiteState {
  const state: SiteState = {
    password,
    closing: new AbortController(),
    broken: undefined,
    latency: DEFAULT_LATENCY,
    profile: firstProfile(),
    sessions: new Set(),
    bookings: new Map(),
    requests: [],
  };
  resetState(state);
  return state;
}

/** Forgets all that happened since the start, sessions, bookings and breaks included. */
export function resetState(state: SiteState): void {
  state.broken = undefined;
  state.latency = DEFAULT_LATENCY;
  state.profile = firstProfile();
  state.sessions.clear();
  state.requests.length = 0;
  state.bookings.clear();
  for (const booking of firstBookings()) state.bookings.set(booking.id, booking);
}

/** Remembers a request; only the latest few thousand are kept. */
export function noteRequest(state: SiteState, request: Request): void {
  const url = new URL(request.url);
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'cookie'));
  state.requests.push({
    method: request.method,
    path: url.pathname + url.search,
    userAgent: request.headers.get('user-agent') ?? '',
    headers,
  });
  if (state.requests.length > MOST_REQUESTS_KEPT) state.requests.shift();
}

/** A new id and a reference that can be read out on the phone. */
export function newBookingNames(): { id: string; reference: string } {
  const id = randomUUID();
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const reference = Array.from({ length: 6 }, () => letters[Math.floor(Math.random() * letters.length)]);
  return { id, reference: `NK-${reference.join('')}` };
}

function firstProfile(): Profile {
  return { name: 'Santa Claus', email: DEMO_EMAIL, team: 'Workshop crew' };
}

function firstBookings(): Booking[] {
  const common = { name: 'Santa Claus', team: 'Workshop crew', mine: true, cancelled: false };
  const plain = { addOns: [], message: '', document: undefined };
  return [
    {
      ...common,
      ...plain,
      id: 'harbour-house-1',
      reference: 'NK-HARB2R',
      office: 'harbour-house',
      desks: 8,
      plan: 'Private office',
      start: '2027-03-04',
      visit: 'In person',
    },
    {
      ...common,
      ...plain,
      id: 'canal-yard-1',
      reference: 'NK-CANAL7',
      office: 'canal-yard',
      desks: 12,
      plan: 'Hot desks',
      start: '2027-05-17',
      visit: 'By video call',
    },
  ];
}
