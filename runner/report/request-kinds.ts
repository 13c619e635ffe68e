import type { RequestRun } from '../evidence/run.ts';

/** What a reader may want to see of the requests, in the order of the filter's buttons. */
export const FILTERS = [
  'all',
  'failed',
  'fetch/xhr',
  'document',
  'script',
  'style',
  'image',
  'other',
] as const;

/** One of the filter's buttons. */
export type Filter = (typeof FILTERS)[number];

/** Whether a filter lets a request through. */
export function lets(filter: Filter, request: RequestRun): boolean {
  return filter === 'all' || (filter === 'failed' ? isFailedRequest(request) : kindOf(request) === filter);
}

/** Whether a request went wrong; one that a navigation ended did not. */
export function isFailedRequest({ status = 0, failed, duration }: RequestRun): boolean {
  if (failed !== undefined) return failed !== 'ended by the page';
  return status >= 400 || duration === undefined;
}

/** Scripts, pictures and the like, which seldom tell why a journey failed, unless they failed themselves. */
export function isAside(request: RequestRun): boolean {
  return !isFailedRequest(request) && !['fetch/xhr', 'document'].includes(kindOf(request));
}

function kindOf({ type }: RequestRun): Filter {
  switch (type) {
    case 'fetch':
    case 'xhr':
    case 'eventsource':
    case 'websocket':
      return 'fetch/xhr';
    case 'document':
    case 'script':
    case 'image':
      return type;
    case 'stylesheet':
      return 'style';
    default:
      return 'other';
  }
}
