import { Node, type CallExpression, type Expression } from 'ts-morph';
import { isOfPage } from '../../journey/check.ts';
import { MAIN_PAGE } from '../../journey/format.ts';
import { secretNamed, slug, soundsSecret } from '../../journey/names.ts';
import type { Candidate, Check, Effect, Step, Target } from '../../journey/model.ts';
import { shortUrl } from '../../journey/url.ts';
import { withEffects } from '../../journey/formats/effects.ts';
import { checkOf } from './checks.ts';
import { optionsOf, textOf, valueOf } from './literals.ts';
import { locate, targetOf } from './locators.ts';

/** A method of Playwright that is called, on what and with what. */
interface Called {
  subject: Expression;
  method: string;
  args: readonly Node[];
}

interface On {
  page?: string;
  frame?: Target[];
  target: Target;
}

/** Goes through the statements of a script and notes what they come to. */
export class Walk {
  readonly notes: string[] = [];
  readonly #baseUrl: string;
  readonly #steps: Step[] = [];
  /** The tabs by the names of their variables. */
  readonly #tabs = new Map<string, string>([['page', MAIN_PAGE]]);
  /** What the next act brings about, by the variable that waits for it. */
  readonly #awaited = new Map<string, Effect>();
  readonly #pending: Effect[] = [];

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** The steps, with ids after their places. */
  steps(): Step[] {
    return this.#steps.map((step, at) => ({ ...step, id: `s${at + 1}` }));
  }

  take(statement: Node): void {
    if (this.#takeVariable(statement)) return;
    if (isScaffolding(statement)) return;
    const call = Node.isExpressionStatement(statement) ? callIn(statement.getExpression()) : undefined;
    const steps = call && this.#stepsOf(call);
    if (!steps) {
      this.#steps.push(unsupported(statement));
      return;
    }
    this.#steps.push(...withEffects(steps, this.#pending.splice(0)));
  }

  /** `const page1Promise = page.waitForEvent('popup')` and what is awaited of it later; variables of the scaffolding. */
  #takeVariable(statement: Node): boolean {
    if (!Node.isVariableStatement(statement)) return false;
    const [declaration, ...others] = statement.getDeclarations();
    if (!declaration || others.length > 0) return false;
    const name = declaration.getName();
    const value = declaration.getInitializer();
    const call = value && callIn(value);
    if (call?.method === 'waitForEvent' && Node.isIdentifier(call.subject)) {
      const effect = this.#effectOf(name, textOf(call.args[0]));
      if (!effect) return false;
      this.#awaited.set(name, effect);
      this.#pending.push(effect);
      return true;
    }
    if (Node.isAwaitExpression(value) && Node.isIdentifier(value.getExpression())) {
      const effect = this.#awaited.get(value.getExpression().getText());
      if (effect?.kind === 'popup') this.#tabs.set(name, effect.page);
      return effect !== undefined;
    }
    if (call?.method === 'newPage' && this.#steps.length === 0) {
      this.#tabs.set(name, MAIN_PAGE);
      return true;
    }
    return false;
  }

  #effectOf(variable: string, event: string | undefined): Effect | undefined {
    if (event === 'popup') {
      const alias = slug(variable.replace(/Promise$/, ''), 'tab').replace(/^[^a-z]+/, '') || 'tab';
      const taken = new Set([
        ...this.#tabs.values(),
        ...[...this.#awaited.values()].flatMap((effect) => (effect.kind === 'popup' ? [effect.page] : [])),
      ]);
      for (let number = 1; ; number += 1) {
        const page = number === 1 && alias !== MAIN_PAGE ? alias : `${alias}-${number}`;
        if (!taken.has(page)) return { kind: 'popup', page };
      }
    }
    return event === 'download' ? { kind: 'download', name: '*' } : undefined;
  }

  #stepsOf(call: Called): Step[] | undefined {
    const { subject, method, args } = call;
    const expected = expectation(subject);
    if (expected) return this.#check(expected, call);
    const located = locate(subject);
    if (!located) return undefined;
    const alias = this.#tabs.get(located.page);
    if (alias === undefined) return undefined;
    const tab = alias === MAIN_PAGE ? {} : { page: alias };
    if (!located.candidate) return located.frame.length === 0 ? this.#ofPage(method, args, tab) : undefined;
    const { frame, candidate } = located;
    const on = { ...tab, ...(frame.length > 0 && { frame }), target: targetOf(candidate) };
    const step = this.#act(method, args, on, candidate);
    return step && [step];
  }

  #ofPage(method: string, args: readonly Node[], tab: { page?: string }): Step[] | undefined {
    const url = textOf(args[0]);
    if (method === 'goto' && url !== undefined && args.length === 1) {
      const whole = URL.parse(url, this.#baseUrl);
      if (!whole || !/^https?:$/.test(whole.protocol)) return undefined;
      return [{ id: '', kind: 'navigate', ...tab, url: shortUrl(whole.href, this.#baseUrl) }];
    }
    if (args.length > 0) return undefined;
    if (method === 'close') return [{ id: '', kind: 'close', ...tab }];
    if (method === 'reload') return [{ id: '', kind: 'reload', ...tab }];
    if (method === 'goBack') return [{ id: '', kind: 'back', ...tab }];
    return method === 'goForward' ? [{ id: '', kind: 'forward', ...tab }] : undefined;
  }

  #act(method: string, args: readonly Node[], on: On, candidate: Candidate): Step | undefined {
    const [first] = args;
    const text = textOf(first);
    switch (method) {
      case 'click':
      case 'dblclick':
        return click(args, on, method === 'dblclick');
      case 'fill':
        return text === undefined || args.length > 1 ? undefined : this.#fill(text, on, candidate);
      case 'press':
        return text === undefined || args.length > 1
          ? undefined
          : { id: '', kind: 'press', ...on, key: text.replaceAll('ControlOrMeta', 'Control') };
      case 'pressSequentially':
        if (text === undefined || text === '' || args.length > 1) return undefined;
        return soundsSecret(wordsOf(candidate))
          ? this.#fill(text, on, candidate)
          : { id: '', kind: 'type', ...on, text };
      case 'check':
      case 'setChecked':
        if (method === 'setChecked' && valueOf(first) !== true) return undefined;
        return { id: '', kind: 'check', ...on };
      case 'uncheck':
      case 'hover':
        return args.length > 0 ? undefined : { id: '', kind: method, ...on };
      case 'selectOption':
        return this.#select(first, on);
      default:
        return undefined;
    }
  }

  #fill(text: string, on: On, candidate: Candidate): Step {
    const name = wordsOf(candidate);
    if (!soundsSecret(name)) return { id: '', kind: 'fill', ...on, value: text };
    const secret = secretNamed(
      candidate.by === 'css'
        ? (/[\w-]*(?:pass|pin|otp|cv|secret|token|card|code|key|pw)[\w-]*/i.exec(name)?.[0] ?? '')
        : name,
    );
    this.notes.push(
      `“${name}” sounds like a secret, so what was typed is not kept; it is the secret ${secret} now.`,
    );
    return { id: '', kind: 'fill', ...on, value: { secret } };
  }

  /** Playwright takes values as well as labels; a journey wants what can be read. */
  #select(node: Node | undefined, on: On): Step | undefined {
    const value = valueOf(node);
    const options: unknown[] = Array.isArray(value) ? value : [value];
    const labels = options.map((option) => (option instanceof Map ? option.get('label') : option));
    const known = labels.filter((label) => typeof label === 'string');
    if (known.length < labels.length) return undefined;
    this.notes.push(
      `A list is set to ${known.map((label) => `“${label}”`).join(', ')}: if that is the option's value and not what is read, write what is read.`,
    );
    return { id: '', kind: 'select', ...on, options: known };
  }

  #check({ subject, isNot }: Expected, { method, args }: Called): Step[] | undefined {
    const located = locate(subject);
    const alias = located && this.#tabs.get(located.page);
    if (!located || alias === undefined) return undefined;
    const tab = alias === MAIN_PAGE ? {} : { page: alias };
    const check = checkOf(method, args, isNot);
    if (!check) return undefined;
    if (isOfPage(check)) {
      if (located.candidate || located.frame.length > 0) return undefined;
      const own: Check =
        check.kind === 'url' ? { kind: 'url', url: shortUrl(check.url, this.#baseUrl) } : check;
      return [{ id: '', kind: 'expect', ...tab, check: own }];
    }
    const { frame, candidate } = located;
    if (!candidate) return undefined;
    return [
      {
        id: '',
        kind: 'expect',
        ...tab,
        ...(frame.length > 0 && { frame }),
        target: targetOf(candidate),
        check,
      },
    ];
  }
}

interface Expected {
  subject: Expression;
  isNot: boolean;
}

/** `expect(x)` or `expect(x).not` */
function expectation(node: Expression): Expected | undefined {
  if (Node.isPropertyAccessExpression(node) && node.getName() === 'not') {
    const inner = expectation(node.getExpression());
    return inner && { ...inner, isNot: !inner.isNot };
  }
  if (!Node.isCallExpression(node) || node.getExpression().getText() !== 'expect') return undefined;
  const [subject, ...others] = node.getArguments();
  return Node.isExpression(subject) && others.length === 0 ? { subject, isNot: false } : undefined;
}

function click(args: readonly Node[], on: On, isDouble: boolean): Step | undefined {
  const options = optionsOf(args[0]);
  if (!options || args.length > 1) return undefined;
  const button = options.get('button') ?? 'left';
  const wanted = options.get('modifiers') ?? [];
  // Places are pixels in Playwright and parts of the element here, whose size is not known.
  if ([...options.keys()].some((key) => key !== 'button' && key !== 'modifiers')) return undefined;
  const modifiers = Array.isArray(wanted) ? wanted.map(modifierOf).filter((key) => key !== undefined) : [];
  if (!Array.isArray(wanted) || modifiers.length < wanted.length) return undefined;
  if (button !== 'left' && button !== 'right' && button !== 'middle') return undefined;
  return {
    id: '',
    kind: 'click',
    ...on,
    ...(button !== 'left' && { button }),
    ...(isDouble && { count: 2 }),
    ...(modifiers.length > 0 && { modifiers }),
  };
}

function modifierOf(key: unknown): 'Alt' | 'Control' | 'Meta' | 'Shift' | undefined {
  if (key === 'ControlOrMeta') return 'Control';
  return key === 'Alt' || key === 'Control' || key === 'Meta' || key === 'Shift' ? key : undefined;
}

/** `await subject.method(args)` */
function callIn(expression: Expression): Called | undefined {
  const call: Expression | CallExpression = Node.isAwaitExpression(expression)
    ? expression.getExpression()
    : expression;
  if (!Node.isCallExpression(call)) return undefined;
  const access = call.getExpression();
  if (!Node.isPropertyAccessExpression(access)) return undefined;
  return { subject: access.getExpression(), method: access.getName(), args: call.getArguments() };
}

/** What a script for the library has around its walk: it begins and ends the browser, and does nothing in a page. */
function isScaffolding(statement: Node): boolean {
  const text = statement.getText();
  return (
    /^const (browser|context) = await [\w.]+\.(launch|newContext)\(/.test(text) ||
    /^await (browser|context)\.close\(\);?$/.test(text) ||
    /^const \{.*\} = require\(/.test(text) ||
    Node.isImportDeclaration(statement)
  );
}

function wordsOf(candidate: Candidate): string {
  return candidate.by === 'role' ? (candidate.name ?? '') : candidate.value;
}

/** The statement itself says what is to be done by hand; but not what was typed into a field that sounds like a secret. */
function unsupported(statement: Node): Step {
  const whole = statement.getText().replace(/\s+/g, ' ').replace(/;$/, '');
  const text = soundsSecret(whole) ? whole.replace(/(\.(?:fill|type|pressSequentially)\().*/, '$1…)') : whole;
  return {
    id: '',
    kind: 'unsupported',
    reason: `Line ${statement.getStartLineNumber()} of the script, “${text}”,`,
  };
}
