import type { Case } from './case.ts';
import { CLICKS } from './own/clicks.ts';
import { DRAGS } from './own/drags.ts';
import { FIELDS } from './own/fields.ts';
import { FILES } from './own/files.ts';
import { HOVERING } from './own/hovering.ts';
import { INSIDE } from './own/inside.ts';
import { KEYS } from './own/keys.ts';
import { WINDOWS } from './own/windows.ts';

/** All cases on pages of our own. */
export const OWN_CASES: readonly Case[] = [
  ...CLICKS,
  ...HOVERING,
  ...FIELDS,
  ...KEYS,
  ...FILES,
  ...DRAGS,
  ...WINDOWS,
  ...INSIDE,
];
