/**
 * Whether the document's own scripts have yet to run: its buttons can be seen already, but nothing may listen
 * to them. Deferred and module scripts run just before DOMContentLoaded.
 */
export function isLoading(): boolean {
  if (document.readyState === 'complete') return false;
  const [entry] = performance.getEntriesByType('navigation');
  const end = entry && 'domContentLoadedEventEnd' in entry ? entry.domContentLoadedEventEnd : undefined;
  // A document that writes itself has loaded before and may never end.
  if (typeof end === 'number' && end > 0) return false;
  // Documents without an address of their own (about:blank, srcdoc) have no such record.
  return document.readyState === 'loading' || entry !== undefined;
}
