import type { Case } from './case.ts';
import { CLICKS } from './own/clicks.ts';
import { DRAGS } from './own/drags.ts';
import { FIELDS } from './own/fields.ts';
import { FILES } from './own/files.ts';
import { HOVERING } from './own/hovering.ts';
import { INSIDE } from './own/inside.ts';
import { KEYS } from './own/keys.ts';
import { TABS } from './own/tabs.ts';
import { WHEEL } from './own/wheel.ts';
import { WINDOWS } from './own/windows.ts';
import { WRITING } from './own/writing.ts';
import { DATES } from './third-party/dates.ts';
import { DRAGS as COMPONENT_DRAGS } from './third-party/drags.ts';
import { EDITORS } from './third-party/editors.ts';
import { FIELDS as COMPONENT_FIELDS } from './third-party/fields.ts';
import { SHADOW } from './third-party/shadow.ts';
import { VIEWS } from './third-party/views.ts';

/** The cases on pages of our own, by the files in `own` that hold them. */
export const CASE_FILES: Readonly<Record<string, readonly Case[]>> = {
  clicks: CLICKS,
  hovering: HOVERING,
  fields: FIELDS,
  keys: KEYS,
  files: FILES,
  drags: DRAGS,
  windows: WINDOWS,
  inside: INSIDE,
  tabs: TABS,
  writing: WRITING,
  wheel: WHEEL,
};

/** All of them. */
export const OWN_CASES: readonly Case[] = Object.values(CASE_FILES).flat();

/** All cases on pages that are made with somebody else's components. */
export const COMPONENT_CASES: readonly Case[] = [
  ...COMPONENT_DRAGS,
  ...EDITORS,
  ...DATES,
  ...COMPONENT_FIELDS,
  ...VIEWS,
  ...SHADOW,
];
