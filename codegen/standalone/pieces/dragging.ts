import { holding, type Modifier } from './keys.ts';
import type { Locator } from './locator.ts';
import type { Position } from './pointing.ts';
import { until } from './replay.ts';

/** Drags the pointer along places of an element, as fractions of the box that it has as it is pressed. */
export async function dragAlong(
  source: Locator,
  path: readonly Position[],
  modifiers: readonly Modifier[],
): Promise<void> {
  const { element, x, y } = await source.ready(path[0]);
  const box = await element.boundingBox();
  if (!box) throw new Error(`${source} went away.`);
  const { keyboard, mouse } = source.tab.puppeteer;
  await holding(keyboard, modifiers, async () => {
    await mouse.move(x, y);
    await mouse.down();
    for (const place of path.slice(1))
      await mouse.move(box.x + box.width * place.x, box.y + box.height * place.y, { steps: 10 });
    await mouse.up();
  });
}

/** Drags an element to another one and drops it there, wherever that has moved meanwhile. */
export async function dragTo(
  source: Locator,
  target: Locator,
  from: Position | undefined,
  position: Position = { x: 0.5, y: 0.5 },
  modifiers: readonly Modifier[] = [],
): Promise<void> {
  const { x, y } = await source.ready(from);
  const { keyboard, mouse } = source.tab.puppeteer;
  await holding(keyboard, modifiers, async () => {
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + 8, y + 8, { steps: 4 });
    let last: Position | undefined;
    const goal = await until(async () => {
      const box = await (await target.one()).boundingBox();
      if (!box) throw new Error(`${target} can't be seen.`);
      const place = { x: box.x + box.width * position.x, y: box.y + box.height * position.y };
      const isThere = last?.x === place.x && last.y === place.y;
      last = place;
      await mouse.move(place.x, place.y, { steps: 10 });
      if (!isThere) throw new Error(`${target} does not stop moving.`);
      return place;
    });
    await mouse.move(goal.x, goal.y);
    await mouse.up();
  });
}
