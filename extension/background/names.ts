/** The page's own part of its title: "Offices · Nook" is "Offices", "(3) Inbox" is "Inbox". */
export function headingOf(title: string): string {
  const [first = ''] = title.replace(/^\(\d+\)\s*/, '').split(/\s+[·|–—-]\s+/);
  return first.trim();
}
