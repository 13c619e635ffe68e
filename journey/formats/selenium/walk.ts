import { MAIN_PAGE } from '../../format.ts';
import { secretNamed, soundsSecret } from '../../names.ts';
import type { Check, Step, Target } from '../../model.ts';
import { shortUrl } from '../../url.ts';
import { ONLY_FRAME } from '../frames.ts';
import { targetOf, wordsOf, type Located } from './locators.ts';

/** A command of a test. */
export interface Command extends Located {
  command: string;
  value: string;
  opensWindow: boolean;
  windowHandleName: string;
}

type Make = (at: { page?: string; frame?: Target[]; target: Target }) => Step;

/** Goes through the commands of a test and notes what they come to. */
export class Walk {
  readonly notes: string[] = [];
  readonly #baseUrl: string;
  viewport: { width: number; height: number } | undefined;
  readonly #steps: Step[] = [];
  /** The tabs by the names of their window handles. */
  readonly #windows = new Map<string, string>();
  #page: { page?: string } = {};
  /** The frames around; undefined in one that has no name of its own. */
  #frames: Target[] | undefined = [];

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** The steps, with ids after their places. */
  steps(): Step[] {
    return this.#steps.map((step, at) => ({ ...step, id: `s${at + 1}` }));
  }

  take(command: Command): void {
    if (command.command.startsWith('//') || command.command.trim() === '') return;
    const steps = this.#stepsOf(command);
    this.#steps.push(...(steps ?? [this.#unsupported(command)]));
    if (command.opensWindow) this.#opens(command);
  }

  #stepsOf(command: Command): Step[] | undefined {
    const { target, value } = command;
    const check = checkOf(command);
    if (check) return this.#checks(command, check);
    switch (command.command) {
      case 'open':
        return this.#open(target);
      case 'setWindowSize':
        return this.#resize(target);
      case 'click':
        return this.#on(command, (at) => ({ id: '', kind: 'click', ...at }));
      case 'doubleClick':
        return this.#on(command, (at) => ({ id: '', kind: 'click', ...at, count: 2 }));
      case 'mouseOver':
        return this.#on(command, (at) => ({ id: '', kind: 'hover', ...at }));
      case 'check':
      case 'uncheck':
        return this.#on(command, (at) => ({
          id: '',
          kind: command.command === 'check' ? 'check' : 'uncheck',
          ...at,
        }));
      case 'type':
        return this.#fill(command);
      case 'sendKeys':
        return this.#sendKeys(command);
      case 'select': {
        const label = /^label=([^*?$]+)$/.exec(value)?.[1]?.trim();
        if (label === undefined) return undefined;
        return this.#on(command, (at) => ({ id: '', kind: 'select', ...at, options: [label] }));
      }
      case 'selectFrame':
        return this.#enter(command);
      case 'storeWindowHandle':
        this.#windows.set(target, this.#page.page ?? MAIN_PAGE);
        return [];
      case 'selectWindow':
        return this.#switch(target);
      case 'close':
        return [{ id: '', kind: 'close', ...this.#page }];
      case 'pause':
        this.notes.push(
          `A pause of ${target} ms was left out: a replay waits for what it needs, and no longer.`,
        );
        return [];
      default:
        return undefined;
    }
  }

  #open(target: string): Step[] | undefined {
    if (target.includes('${') || !URL.canParse(target, this.#baseUrl)) return undefined;
    const url = new URL(target, this.#baseUrl);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    return [{ id: '', kind: 'navigate', ...this.#page, url: shortUrl(url.href, this.#baseUrl) }];
  }

  #resize(target: string): Step[] | undefined {
    const [, width, height] = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(target) ?? [];
    if (width === undefined || height === undefined || this.viewport) return undefined;
    this.viewport = { width: Number(width), height: Number(height) };
    return [];
  }

  #on(command: Located, make: Make): Step[] | undefined {
    const target = targetOf(command);
    if (!target || !this.#frames) return undefined;
    return [make({ ...this.#page, ...(this.#frames.length > 0 && { frame: this.#frames }), target })];
  }

  #fill(command: Command): Step[] | undefined {
    const words = wordsOf(command);
    if (soundsSecret(words)) {
      const name = secretNamed(
        /[\w-]*(?:pass|pin|otp|cv|secret|token|card|code|key|pw)[\w-]*/i.exec(words)?.[0] ?? '',
      );
      this.notes.push(
        `What was typed into ${command.target} sounds like a secret, so it is not kept; it is the secret ${name} now.`,
      );
      return this.#on(command, (at) => ({ id: '', kind: 'fill', ...at, value: { secret: name } }));
    }
    if (command.value.includes('${')) return undefined;
    return this.#on(command, (at) => ({ id: '', kind: 'fill', ...at, value: command.value }));
  }

  /** Text goes to the end of the field; keys are pressed in it. */
  #sendKeys(command: Command): Step[] | undefined {
    if (soundsSecret(wordsOf(command)) && !/^(\$\{\w+\})*$/.test(command.value)) return this.#fill(command);
    const pieces = command.value.split(/(\$\{\w+\})/).filter((piece) => piece !== '');
    const steps = pieces.flatMap((piece) => {
      const name = /^\$\{KEY_(\w+)\}$/.exec(piece)?.[1];
      if (name === undefined) {
        if (piece.includes('${')) return [undefined];
        return (
          this.#on(command, (at) => ({ id: '', kind: 'type', ...at, text: piece, at: 'end' })) ?? [undefined]
        );
      }
      const key = KEYS.get(name);
      if (key === undefined) return [undefined];
      return this.#on(command, (at) => ({ id: '', kind: 'press', ...at, key })) ?? [undefined];
    });
    const known = steps.filter((step) => step !== undefined);
    return known.length === steps.length ? known : undefined;
  }

  #checks(command: Command, check: Check): Step[] | undefined {
    if (check.kind === 'title') return [{ id: '', kind: 'expect', ...this.#page, check }];
    return this.#on(command, (at) => ({ id: '', kind: 'expect', ...at, check }));
  }

  #enter(command: Command): Step[] | undefined {
    const { target } = command;
    if (target === 'relative=top') this.#frames = [];
    else if (target === 'relative=parent') this.#frames = this.#frames?.slice(0, -1);
    else {
      const only: Target = { candidates: [{ by: 'css', value: ONLY_FRAME }], fingerprint: { tag: 'iframe' } };
      const frame = target === 'index=0' ? only : targetOf(command);
      this.#frames = frame && this.#frames ? [...this.#frames, frame] : undefined;
    }
    return this.#frames ? [] : undefined;
  }

  #opens({ windowHandleName }: Command): void {
    const last = this.#steps.at(-1);
    if (last?.kind !== 'click' || windowHandleName === '') return;
    const page = `tab-${this.#windows.size + 2}`;
    this.#windows.set(windowHandleName, page);
    this.#steps.splice(-1, 1, { ...last, effects: [{ kind: 'popup', page }] });
  }

  #switch(target: string): Step[] | undefined {
    const handle = /^handle=\$\{(\w+)\}$/.exec(target)?.[1];
    const page = handle === undefined ? undefined : this.#windows.get(handle);
    if (page === undefined) return undefined;
    this.#page = page === MAIN_PAGE ? {} : { page };
    this.#frames = [];
    return [];
  }

  #unsupported({ command, target, value }: Command): Step {
    const words = [command, target, soundsSecret(target) && value !== '' ? '…' : value].filter(
      (word) => word !== '',
    );
    return {
      id: '',
      kind: 'unsupported',
      ...this.#page,
      reason: `The command of Selenium IDE “${words.join(' | ')}”`,
    };
  }
}

/** Checks of the same state, whether they stop the test (`assert`), do not (`verify`), or wait for it. */
function checkOf({ command, target, value }: Command): Check | undefined {
  const [, state = ''] = /^(?:assert|verify|waitFor)(.+)$/.exec(command) ?? [];
  const isPlain = !/[*?]|\$\{/.test(value);
  switch (state) {
    case 'Text':
      return isPlain ? { kind: 'text', text: value } : undefined;
    case 'Value':
      return isPlain ? { kind: 'value', value } : undefined;
    case 'Title':
      return target.includes('${') ? undefined : { kind: 'title', title: target };
    case 'ElementPresent':
    case 'ElementVisible':
      return { kind: 'visible' };
    case 'ElementNotPresent':
    case 'ElementNotVisible':
      return { kind: 'hidden' };
    case 'Checked':
    case 'NotChecked':
      return { kind: 'checked', checked: state === 'Checked' };
    default:
      return undefined;
  }
}

const KEYS = new Map([
  ['ENTER', 'Enter'],
  ['RETURN', 'Enter'],
  ['TAB', 'Tab'],
  ['ESC', 'Escape'],
  ['ESCAPE', 'Escape'],
  ['BACKSPACE', 'Backspace'],
  ['BKSP', 'Backspace'],
  ['DELETE', 'Delete'],
  ['DEL', 'Delete'],
  ['UP', 'ArrowUp'],
  ['DOWN', 'ArrowDown'],
  ['LEFT', 'ArrowLeft'],
  ['RIGHT', 'ArrowRight'],
  ['HOME', 'Home'],
  ['END', 'End'],
  ['PAGE_UP', 'PageUp'],
  ['PAGE_DOWN', 'PageDown'],
  ['SPACE', 'Space'],
]);
