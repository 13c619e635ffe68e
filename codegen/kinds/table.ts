import type { StepKind } from '../../journey/model.ts';
import { drag } from './dragging.ts';
import { check, fill, select, uncheck, upload } from './filling.ts';
import { expect, screenshot, unsupported } from './looking.ts';
import { back, close, forward, navigate, open, reload, resize } from './navigating.ts';
import { click, hover } from './pointing.ts';
import type { Row } from './row.ts';
import { scroll } from './scrolling.ts';
import { caret, paste, press, type } from './writing.ts';

/** The kinds of steps that are one call each: all but the headings above them, and what a person wrote. */
export type CallKind = Exclude<StepKind, 'group' | 'custom'>;

/** A row for each of them; the compiler names the one that a new kind lacks. */
export const kinds: { [K in CallKind]: Row<K> } = {
  navigate,
  open,
  back,
  forward,
  reload,
  close,
  resize,
  click,
  hover,
  drag,
  scroll,
  fill,
  check,
  uncheck,
  select,
  upload,
  type,
  caret,
  paste,
  press,
  expect,
  screenshot,
  unsupported,
};
