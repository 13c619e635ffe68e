/** What the account knows. */
export interface Overview {
  profile: { name: string; email: string; team: string };
  bookings: {
    id: string;
    reference: string;
    office: string;
    desks: number;
    plan: string;
    start: string;
    cancelled: boolean;
  }[];
}

/** What each view is given; `change` posts to the account and shows the answer. */
export interface ViewProps {
  overview: Overview;
  change: (path: string, fields?: Record<string, string>) => Promise<void>;
}

/** Asks for the overview, or posts fields to a path of the account, which answers with the new overview. */
export async function ask(path: string, fields?: Record<string, string>): Promise<Overview> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) body.set(name, value);
  const response = await fetch(`/api/me/${path}`, fields ? { method: 'POST', body } : {});
  // The session may have ended in another tab.
  if (response.status === 401) location.assign('/login');
  if (!response.ok) throw new Error(`The account answered ${response.status}`);
  return response.json();
}
