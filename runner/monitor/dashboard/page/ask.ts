import { useEffect, useState } from 'preact/hooks';

/** Asks the dashboard's server, and again whenever something happened. */

/** What an answer may be. */
export type Answer<T> =
  { kind: 'waiting' } | { kind: 'here'; data: T } | { kind: 'failed'; status: number; why: string };

const listeners = new Set<() => void>();
let source: EventSource | undefined;
let pending: ReturnType<typeof setTimeout> | undefined;

/** What is told of the line to the server: whether it stands. */
export const line = { isLive: false, listen: (listener: () => void) => listeners.add(listener) };

/** Asks all that is shown anew; many changes at once are one. */
export function refresh(): void {
  pending ??= setTimeout(() => {
    pending = undefined;
    for (const listener of listeners) listener();
  }, 150);
}

function connect(): void {
  if (source) return;
  source = new EventSource('/api/events');
  source.addEventListener('hello', () => {
    line.isLive = true;
    refresh();
  });
  source.addEventListener('change', refresh);
  source.addEventListener('error', () => {
    line.isLive = false;
    refresh();
  });
  // What another process wrote is not told.
  setInterval(refresh, 30_000);
}

/** The answer to a path, kept fresh; nothing is asked without a path. */
export function useAnswer<T>(path: string | undefined): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'waiting' });
  useEffect(() => {
    if (path === undefined) return undefined;
    let isCurrent = true;
    setAnswer({ kind: 'waiting' });
    const load = async (): Promise<void> => {
      const next = await get<T>(path);
      if (!isCurrent) return;
      // What is shown stays while the line is down.
      setAnswer((before) =>
        next.kind === 'failed' && next.status === 0 && before.kind === 'here' ? before : next,
      );
      if (next.kind === 'here') connect();
    };
    const again = (): void => void load();
    again();
    listeners.add(again);
    return () => {
      isCurrent = false;
      listeners.delete(again);
    };
  }, [path]);
  return answer;
}

async function get<T>(path: string): Promise<Answer<T>> {
  try {
    const response = await fetch(path);
    if (!response.ok) return { kind: 'failed', status: response.status, why: await response.text() };
    return { kind: 'here', data: await response.json() };
  } catch {
    return { kind: 'failed', status: 0, why: 'The monitor does not answer.' };
  }
}

/** Asks the server to do something. @returns why it did not, if so */
export async function ask(path: string, body: object = {}): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json', 'x-waymark': '1' };
  try {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) return await response.text();
    refresh();
    return undefined;
  } catch {
    return 'The monitor does not answer.';
  }
}
