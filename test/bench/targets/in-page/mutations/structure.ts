import type { Random } from '../../random.ts';
import { isSeen, outer } from '../elements.ts';
import type { Mutation, World } from '../world.ts';
import { textsIn } from './text.ts';

/** Releases that put things elsewhere, add some or take some away. */

/** Things of one list are in another order. */
export const reorder: Mutation = ({ world, random }) => {
  for (const list of listsOf(world))
    if (random.chance(0.5)) list.append(...random.shuffle([...list.children]));
};

/** A part of the page is elsewhere on it. */
export const move: Mutation = ({ world, random }) => {
  for (let time = 0; time < 3; time += 1) {
    const part = random.pick(partsOf(world));
    const goals = partsOf(world).filter((at) => part && at.parentElement && !part.contains(at.parentElement));
    const goal = random.pick(goals);
    if (part && goal) goal.before(part);
  }
};

/** Some of what is looked for is gone. */
export const remove: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) if (random.chance(0.35)) subject.remove();
};

/** A part of the page is gone, with all in it. */
export const removePart: Mutation = ({ world, random, subjects }) => {
  const parts = partsOf(world).filter((part) => subjects.some((subject) => part.contains(subject)));
  for (let time = 0; time < 2; time += 1) random.pick(parts)?.remove();
};

/** A list has lost some of its items. */
export const removeItems: Mutation = ({ world, random }) => {
  for (const list of listsOf(world)) {
    for (const item of Array.from(list.children)) if (random.chance(0.2)) item.remove();
  }
};

/** Lists have more items, which look like those that were there and say something else. */
export const addItems: Mutation = ({ world, random }) => {
  for (const list of listsOf(world)) {
    const model = random.pick([...list.children]);
    if (!model || !random.chance(0.6)) continue;
    const item = another(model, random);
    const place = random.pick([...list.children]);
    if (random.chance(0.7)) place?.before(item);
    else list.append(item);
  }
};

/** Beside some of what is looked for stands another thing of its kind. */
export const addTwins: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    if (!random.chance(0.4)) continue;
    const twin = another(subject, random);
    if (random.chance(0.6)) subject.before(twin);
    else subject.after(twin);
  }
};

/** A hidden copy of a part comes before it, as for small screens. */
export const addHiddenCopy: Mutation = ({ world, random }) => {
  for (let time = 0; time < 3; time += 1) {
    const copy = random.pick(partsOf(world))?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) continue;
    copy.style.setProperty('display', 'none', 'important');
    document.body.prepend(copy);
  }
};

/** A banner asks for something before all else, with buttons and links of its own. */
export const addBanner: Mutation = () => {
  const banner = document.createElement('div');
  banner.className = 'alert alert-info';
  banner.setAttribute('role', 'region');
  banner.setAttribute('aria-label', 'Cookies');
  banner.innerHTML =
    '<h2>We value your privacy</h2><p>This site uses cookies.</p><a href="#cookies">Learn more</a> <input type="checkbox" id="cookies-all"><label for="cookies-all">All cookies</label> ' +
    '<button type="button" class="btn btn-primary">Accept</button> <button type="button" class="btn">Close</button>';
  document.body.prepend(banner);
};

/** The page has another layout: parts the other way round, in other boxes. */
export const relayout: Mutation = ({ world, random }) => {
  for (const part of partsOf(world).slice(0, 40)) {
    if (random.chance(0.3) && part.parentElement) part.parentElement.prepend(part);
    if (part instanceof HTMLElement && random.chance(0.3))
      part.style.setProperty('padding', `${random.below(40)}px`);
  }
};

/** Elements with at least three children of one kind. */
function listsOf(world: World): Element[] {
  return world.elements.filter(({ children }) => {
    const [first] = children;
    return (
      children.length >= 3 && first && [...children].every(({ localName }) => localName === first.localName)
    );
  });
}

/** Parts of a page that can stand elsewhere: blocks in blocks, neither nearly all of it nor a mere word. */
function partsOf(world: World): Element[] {
  const many = document.body.querySelectorAll('*').length;
  return world.elements.filter((element) => {
    const count = element.querySelectorAll('*').length;
    const around = outer(element);
    return (
      /^(div|section|article|header|footer|nav|aside|ul|form|table|fieldset|p|h\d)$/.test(
        element.localName,
      ) &&
      around !== null &&
      /^(div|section|main|body|form|article)$/.test(around.localName) &&
      element.getRootNode() === document &&
      count < many / 3 &&
      isSeen(element)
    );
  });
}

/** A thing of the same kind that says something else; of words, all are others. */
function another(model: Element, random: Random): Element {
  const copy = model.cloneNode(true);
  if (!(copy instanceof Element)) return model;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    if (element.id) element.id = `${element.id}-${random.token(3)}`;
    for (const name of [
      'data-testid',
      'for',
      'name',
      'aria-label',
      'title',
      'alt',
      'placeholder',
      'href',
      'value',
      'data-date',
      'data-id',
    ]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, `${value}-${random.token(3)}`);
    }
  }
  for (const text of textsIn(copy))
    text.data = `${random.pick(FRESH) ?? ''} ${random.pick(FRESH) ?? ''} ${random.below(90)}`;
  return copy;
}

const FRESH =
  'Aurora Beacon Comet Delta Echo Falcon Galaxy Horizon Isle Jetty Krill Lotus Mosaic Nectar Orbit'.split(
    ' ',
  );
