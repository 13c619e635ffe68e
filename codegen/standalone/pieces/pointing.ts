/** A place in an element, as fractions of its width and height. */
export interface Position {
  x: number;
  y: number;
}

/**
 * Runs in the page, and so uses nothing from around it. Gives the point at which a person could reach the element now,
 * or why nobody could: it has to be seen, enabled, at rest and covered by nothing.
 */
export async function pointOn(element: Element, position: Position): Promise<Position | string> {
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
  const body = [element, ...labels].find(
    (at) =>
      at instanceof Element &&
      at.checkVisibility({ visibilityProperty: true }) &&
      at.getBoundingClientRect().width > 0,
  );
  if (!(body instanceof Element)) return "can't be seen";
  if (element.matches(':disabled') || element.closest('[aria-disabled=true],[inert]')) return 'is disabled';
  const { top, left, bottom, right } = body.getBoundingClientRect();
  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth)
    body.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const before = body.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  const box = body.getBoundingClientRect();
  if (before.x !== box.x || before.y !== box.y || before.width !== box.width || before.height !== box.height)
    return 'does not stop moving';
  const isMiddle = position.x === 0.5 && position.y === 0.5;
  const { x, y, width, height } = (isMiddle && body.getClientRects()[0]) || box;
  const point = { x: x + width * position.x, y: y + height * position.y };
  let hit = document.elementFromPoint(point.x, point.y);
  for (let root = hit?.shadowRoot; root; root = hit?.shadowRoot) {
    const inner = root.elementFromPoint(point.x, point.y);
    if (!inner || inner === hit || !root.contains(inner)) break;
    hit = inner;
  }
  for (let at: Node | null = hit; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at === element || at === body) return point;
  if (!hit) return 'is outside of what can be seen of the page';
  return `is covered by <${hit.localName}> ${hit.id || hit.className}`.trimEnd();
}
