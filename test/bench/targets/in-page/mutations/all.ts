import type { Mutation } from '../world.ts';
import * as markup from './markup.ts';
import * as structure from './structure.ts';
import * as text from './text.ts';

const single: Readonly<Record<string, Mutation>> = {
  'class hashes change': markup.rehash,
  'classes are called otherwise': markup.restyle,
  'ids are numbered anew': markup.reid,
  'things are wrapped': markup.wrap,
  'wrappers are gone': markup.unwrap,
  'tags change': markup.retag,
  'attributes are called otherwise': markup.reattribute,
  'test ids are gone': markup.loseTestIds,
  'roles and labels are gone': markup.loseAria,
  'addresses change': markup.readdress,
  'icons are added': markup.addIcons,
  'icons change': markup.changeIcons,
  'texts are reworded': text.reword,
  'texts are renamed': text.rename,
  'labels and hints are renamed': text.relabel,
  'another language': text.translate,
  'numbers change': text.recount,
  'counts are added to names': text.badge,
  'capitals and dots change': text.retouch,
  'lists are in another order': structure.reorder,
  'parts move': structure.move,
  'elements are gone': structure.remove,
  'parts are gone': structure.removePart,
  'items are gone': structure.removeItems,
  'items are added': structure.addItems,
  'twins are added': structure.addTwins,
  'a hidden copy is added': structure.addHiddenCopy,
  'a banner is added': structure.addBanner,
  'another layout': structure.relayout,
};

/** All kinds of change, by what happens; the last is a release that brings three of them. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ...single,
  'three changes at once': (change) => {
    for (const mutate of change.random.shuffle(Object.values(single)).slice(0, 3)) mutate(change);
  },
};
