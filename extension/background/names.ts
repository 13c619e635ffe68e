/** The page's own part of its title: "Offices · Nook" is "Offices", "(3) Inbox" is "Inbox". */
export function headingOf(title: string): string {
  const [first = ''] = title.replace(/^\(\d+\)\s*/, '').split(/\s+[·|–—-]\s+/);
  return first.trim();
}

/** A name for files and ids: lower-case words with dashes; `otherwise` where the title has no such letters. */
export function slug(title: string, otherwise: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return name || otherwise;
}
