/** The match pattern for which the panel asks permission: the site's scheme and host (patterns know no ports). */
export function patternOf(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  return `${protocol}//${hostname}/*`;
}
