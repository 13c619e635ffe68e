/** The keys that were held down meanwhile. */
export function modifiersOf(event: MouseEvent): ('Alt' | 'Control' | 'Meta' | 'Shift')[] {
  return [
    ...(event.altKey ? ['Alt' as const] : []),
    ...(event.ctrlKey ? ['Control' as const] : []),
    ...(event.metaKey ? ['Meta' as const] : []),
    ...(event.shiftKey ? ['Shift' as const] : []),
  ];
}
