import { isComment, NEEDS_SCRIPT } from '../../../journey/custom.ts';
import browser from 'webextension-polyfill';
import { isOfPage } from '../../../journey/check.ts';
import type { Check, Step, Target, Value } from '../../../journey/model.ts';
import type { StepTable } from '../../../journey/step-table.ts';
import { fullUrl, inScope, matchesUrl, shortUrl } from '../../../journey/url.ts';
import { wordCheck } from '../../../journey/wording.ts';
import type { Held } from '../../content/play/protocol.ts';
import { ask, placeIn } from './ask.ts';
import { loaded } from './documents.ts';
import { beyondScripts, pause, TabFailure, type Deadline } from './failure.ts';
import { actOn, addressOf, assertInScope, lookFor, putInto, type Whereabouts } from './find.ts';
import { resize } from './resizing.ts';
import { tabOf, type Stage } from './stage.ts';

/** How each kind of step is done in a tab, as far as scripts can; what they can't is refused in words. */
export const players: StepTable<Promise<void>, [Stage, Deadline]> = {
  group: () => Promise.resolve(),
  navigate: (step, stage, deadline) => goTo(tabOf(step, stage), step.url, stage, deadline),
  async open(step, stage, deadline) {
    const { id } = await browser.tabs.create({ url: 'about:blank' });
    if (id === undefined) throw new TabFailure('The browser opened no tab.');
    stage.tabs.set(step.page ?? '', id);
    await goTo(id, step.url, stage, deadline);
  },
  back: async (step, stage) => browser.tabs.goBack(tabOf(step, stage)),
  forward: async (step, stage) => browser.tabs.goForward(tabOf(step, stage)),
  async reload(step, stage, deadline) {
    const tab = tabOf(step, stage);
    await assertInScope(tab, stage);
    await loaded(tab, () => browser.tabs.reload(tab), deadline);
  },
  async close(step, stage) {
    await browser.tabs.remove(tabOf(step, stage));
    stage.tabs.delete(step.page ?? '');
  },
  resize: (step, stage, deadline) => resize(tabOf(step, stage), step, deadline),
  async click(step, stage, deadline) {
    const { position, count = 1, modifiers, hold } = step;
    if (hold !== undefined) throw beyondScripts('A long press is made by a real pointer alone');
    const button = step.button === 'middle' ? 1 : step.button === 'right' ? 2 : 0;
    const need = { for: 'point', ...(position && { position }) } as const;
    await actOn(at(step, stage), need, stage, deadline, ({ x, y }) => ({
      do: 'click',
      x,
      y,
      button,
      count,
      held: heldOf(modifiers ?? []),
    }));
  },
  drag: () => Promise.reject(beyondScripts('Browsers let pages be dragged in by a real pointer alone')),
  scroll: () => Promise.reject(beyondScripts('The wheel is turned by a person alone')),
  async hover(step, stage, deadline) {
    stage.notes.add('Pointing was told to the page’s scripts; menus that open by style alone stay closed.');
    await actOn(at(step, stage), { for: 'point' }, stage, deadline, ({ x, y }) => ({ do: 'hover', x, y }));
  },
  async fill(step, stage, deadline) {
    const value = valueOf(step.value, stage);
    const secret = typeof step.value === 'object' && 'secret' in step.value;
    const need = { for: 'fill', value, secret } as const;
    const { place, todo } = await putInto(at(step, stage), need, stage, deadline);
    if (todo !== 'nothing') await ask(place, 'act', { do: 'write', text: value, atOnce: todo === 'paste' });
    const held = await ask(place, 'holds', need, deadline.left);
    if (held && !held.holds) {
      throw new TabFailure(
        secret
          ? 'The field did not take the secret.'
          : `The field did not take “${value}”; it holds “${held.seen}”.`,
      );
    }
  },
  async type(step, stage, deadline) {
    const need = { for: 'focus', caret: step.at ?? 'kept' } as const;
    await actOn(at(step, stage), need, stage, deadline, () => ({
      do: 'write',
      text: step.text,
      atOnce: false,
    }));
  },
  async caret(step, stage, deadline) {
    await lookFor(at(step, stage), { for: 'focus', caret: step.at }, stage, deadline);
  },
  paste: () => Promise.reject(beyondScripts('Browsers let pages be pasted into by a person alone')),
  check: (step, stage, deadline) => turn(at(step, stage), true, stage, deadline),
  uncheck: (step, stage, deadline) => turn(at(step, stage), false, stage, deadline),
  async select(step, stage, deadline) {
    const need = { for: 'select', options: step.options } as const;
    await putInto(at(step, stage), need, stage, deadline);
  },
  upload: () => Promise.reject(beyondScripts('Files are given to pages by a person’s choice alone')),
  async press(step, stage, deadline) {
    stage.notes.add(
      'Keys were told to the page’s scripts; of what the browser does at keys, only the usual was done.',
    );
    const tab = tabOf(step, stage);
    await assertInScope(tab, stage);
    const parts = step.key.split(/(?<=.)\+/);
    const key = parts.at(-1) ?? '';
    if (key === 'Tab') throw beyondScripts('The focus goes on at a real Tab key alone');
    const doing = { do: 'press', key, held: heldOf(parts.slice(0, -1)) } as const;
    if (step.target) {
      await actOn(
        at({ ...step, target: step.target }, stage),
        { for: 'focus', caret: 'kept' },
        stage,
        deadline,
        () => doing,
      );
    } else {
      const place = await placeIn(tab, step.frame ?? [], deadline);
      const early = await ask(place, 'loaded', deadline.left);
      if (early) throw new TabFailure(early.message);
      await ask(place, 'act', doing);
    }
  },
  async expect(step, stage, deadline) {
    const tab = tabOf(step, stage);
    const { check } = step;
    if (check.kind === 'url') {
      const { baseUrl } = stage.journey;
      await deadline.until(
        async () => matchesUrl(check.url, (await addressOf(tab)) ?? '', baseUrl),
        async () =>
          `Expect the address ${check.url}, but it is ${shortUrl((await addressOf(tab)) ?? '', baseUrl)}.`,
      );
      return;
    }
    if (isBeyondPages(check)) throw beyondScripts('Only the runner can tell this of a page');
    for (;;) {
      const place = await placeIn(tab, step.frame ?? [], deadline);
      const checked = await ask(place, 'check', check, step.target, deadline.left);
      if (checked?.holds) {
        if (checked.drift !== undefined) stage.notes.add(checked.drift.message);
        return;
      }
      if (checked?.cause === 'check') {
        throw new TabFailure(`${wordCheck(check, step.target)}, but ${checked.seen}.`);
      }
      if (checked) throw new TabFailure(checked.message);
      if (deadline.left === 0) throw new TabFailure('The page kept loading other documents.');
      await pause();
    }
  },
  screenshot(_, stage) {
    stage.notes.add('No pictures are taken in a tab.');
    return Promise.resolve();
  },
  unsupported: (step) =>
    Promise.reject(
      new TabFailure(
        `${step.reason} could not be recorded.`,
        'Delete this step, or write it into the script by hand.',
      ),
    ),
  custom: ({ code }) =>
    isComment(code)
      ? Promise.resolve()
      : Promise.reject(new TabFailure(NEEDS_SCRIPT.message, NEEDS_SCRIPT.advice)),
};

/** Whether a page can't tell of itself what a check wants to know. */
function isBeyondPages(check: Check): boolean {
  return isOfPage(check) && check.kind !== 'title' && check.kind !== 'status';
}

async function goTo(tab: number, url: string, stage: Stage, deadline: Deadline): Promise<void> {
  const { baseUrl } = stage.journey;
  const whole = fullUrl(url, baseUrl);
  if (!inScope(whole, stage.scopes, baseUrl)) {
    throw new TabFailure(
      `${url} lies outside of the journey's synthetic scope (${stage.scopes.join(', ')}); nothing was done there.`,
    );
  }
  await loaded(tab, () => browser.tabs.update(tab, { url: whole }), deadline);
}

async function turn(where: Whereabouts, checked: boolean, stage: Stage, deadline: Deadline): Promise<void> {
  const need = { for: 'check', checked } as const;
  let isTurned = false;
  await actOn(where, need, stage, deadline, ({ todo, x, y }) => {
    if (todo === 'nothing') return undefined;
    isTurned = true;
    return { do: 'click', x, y, button: 0, count: 1, held: heldOf([]) };
  });
  if (!isTurned) return;
  await deadline.until(
    async () => (await lookFor(where, need, stage, deadline)).todo === 'nothing',
    () => `It is still ${checked ? 'unchecked' : 'checked'} after a click.`,
  );
}

type OnElement = Extract<Step, { target: Target }>;

function at(step: Pick<OnElement, 'page' | 'frame' | 'target'>, stage: Stage): Whereabouts {
  const { frame, target } = step;
  return { tab: tabOf(step, stage), target, ...(frame && { frame }) };
}

function heldOf(modifiers: readonly string[]): Held {
  return {
    altKey: modifiers.includes('Alt'),
    ctrlKey: modifiers.includes('Control'),
    metaKey: modifiers.includes('Meta'),
    shiftKey: modifiers.includes('Shift'),
  };
}

function valueOf(value: Value, { journey, secrets }: Stage): string {
  if (typeof value === 'string') return value;
  return ('secret' in value ? secrets[value.secret] : journey.inputs[value.input]) ?? '';
}
