import type { AlertMessage } from '../alerts/message.ts';

/** An alert on its way. */
export interface Delivery {
  /** The same however often it is tried. */
  id: string;
  message: AlertMessage;
  /** The page of the run, where the dashboard's address is known. */
  link?: string;
  picture?: Uint8Array;
  /** Whether an earlier try may have arrived: Waymark was stopped before it knew. */
  isRepeated: boolean;
  /** Ends a try that takes too long. */
  signal: AbortSignal;
}

/** Posts to an address and to no other: whoever is told of alerts can't have the monitor ask where only it may. */
export function post(url: string, request: Omit<RequestInit, 'method' | 'redirect'>): Promise<Response> {
  return fetch(url, { ...request, method: 'POST', redirect: 'manual' });
}

/** How an answer that was no success is told; never with the address, which may hold a secret. */
export async function refusal(response: Response): Promise<string> {
  const text = (await response.text().catch(() => '')).slice(0, 200).trim();
  return `It answered ${response.status}${text ? `: ${text}` : ''}`;
}
