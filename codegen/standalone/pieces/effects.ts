import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, HTTPResponse, Target } from 'puppeteer';
import { matchesName } from '../../../journey/file-name.ts';
import { matchesUrl } from '../../../journey/url.ts';
import { journey } from './journey.ts';
import { seen, until } from './replay.ts';
import { expected, type Tab } from './tab.ts';

/** What an act brings about; the act is done when all of it has happened. */
export interface Effects {
  /** A path, or a whole address of another site; `*` stands for a varying part. */
  goesTo?: string | readonly string[];
  opens?: Tab | readonly Tab[];
  /** The page closes its own tab. */
  closes?: true;
  /** The names of files; `*` stands for a varying part. */
  downloads?: string | readonly string[];
  /** The addresses of data that the page asks for and gets. */
  requests?: string | readonly string[];
  alerts?: string | readonly string[];
  /** The messages of questions that are answered with OK. */
  confirms?: string | readonly string[];
  /** The messages of questions that are answered with Cancel. */
  declines?: string | readonly string[];
  /** The messages of prompts, with what is typed into them. */
  answers?: readonly [string, string] | readonly (readonly [string, string])[];
  dismisses?: string | readonly string[];
}

/** Something that is to happen: what to say while it has not. */
interface Watch {
  late(): string | undefined;
  stop(): void;
}

/** Acts, and waits for what that is to bring about: listened for before, so that nothing is missed. */
export async function bringing(tab: Tab, effects: Effects, act: () => Promise<void>): Promise<void> {
  const watches: Watch[] = [];
  for (const name of Object.keys(effects)) {
    const watch = watchers[name];
    if (!watch) throw new Error(`There is no effect called “${name}”.`);
    watches.push(await watch(tab, effects));
  }
  try {
    await act().catch((error: unknown) => {
      // A tab that the act closes takes the answer with it.
      if (!('closes' in effects)) throw error;
    });
    await until(async () => {
      for (const { late } of watches) {
        const what = late();
        if (what !== undefined) throw new Error(`${what}.`);
      }
    });
  } finally {
    for (const { stop } of watches) stop();
  }
}

const watchers: Readonly<Record<string, (tab: Tab, effects: Effects) => Watch | Promise<Watch>>> = {
  goesTo: ({ puppeteer }, { goesTo = [] }) => {
    const left = [goesTo].flat();
    const look = (frame: Frame): void => {
      const isThere = left[0] !== undefined && matchesUrl(left[0], puppeteer.url(), journey.baseUrl);
      if (isThere && frame === puppeteer.mainFrame()) left.shift();
    };
    puppeteer.on('framenavigated', look);
    return {
      late: () => left[0] && `the page has not gone to ${left[0]}, it is at ${puppeteer.url()}`,
      stop: () => void puppeteer.off('framenavigated', look),
    };
  },
  opens: ({ puppeteer }, { opens = [] }) => {
    const context = puppeteer.browserContext();
    const left = [opens].flat();
    const taking: Promise<void>[] = [];
    const look = (opened: Target): void => {
      const tab = opened.type() === 'page' ? left[0] : undefined;
      if (!tab) return;
      const take = async (): Promise<void> => {
        const page = await opened.page();
        if (page) await tab.take(page);
        left.shift();
      };
      taking.push(take());
    };
    context.on('targetcreated', look);
    return {
      late: () => left[0] && `the tab “${left[0].name}” has not opened`,
      stop: () => void context.off('targetcreated', look),
    };
  },
  closes: ({ name, puppeteer }) => ({
    late: () => (puppeteer.isClosed() ? undefined : `the tab “${name}” is still open`),
    stop: () => undefined,
  }),
  downloads: async ({ puppeteer }, { downloads = [] }) => {
    const left = [downloads].flat();
    const begun = new Map<string, string>();
    const folder = await mkdtemp(join(tmpdir(), 'downloads-'));
    const session = await puppeteer.browser().target().createCDPSession();
    session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => {
      begun.set(guid, suggestedFilename);
    });
    session.on('Browser.downloadProgress', ({ guid, state }) => {
      const at = left.findIndex((pattern) => matchesName(pattern, begun.get(guid) ?? ''));
      const isWhole = state === 'completed' && at >= 0;
      if (isWhole) void stat(join(folder, guid)).then(({ size }) => size > 0 && left.splice(at, 1));
    });
    const { id } = puppeteer.browserContext();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      ...(id !== undefined && { browserContextId: id }),
      downloadPath: folder,
      eventsEnabled: true,
    });
    return {
      late: () =>
        left[0] &&
        `“${left[0]}” was not downloaded${begun.size > 0 ? `, but ${[...begun.values()].join(', ')}` : ''}`,
      stop: () => void session.detach(),
    };
  },
  requests: ({ puppeteer }, { requests = [] }) => {
    const left = [requests].flat();
    const look = (response: HTTPResponse): void => {
      const isData = /^(fetch|xhr)$/.test(response.request().resourceType());
      const at = left.findIndex((address) => matchesUrl(address, response.url(), journey.baseUrl));
      if (!isData || at < 0) return;
      if (response.ok()) left.splice(at, 1);
      else seen.problems.push(`The request ${left[at]} was answered with ${response.status()}.`);
    };
    puppeteer.on('response', look);
    return {
      late: () => left[0] && `the page has got no answer from ${left[0]}`,
      stop: () => void puppeteer.off('response', look),
    };
  },
  alerts: (_, { alerts = [] }) => dialogs('alert', [alerts].flat(), true),
  confirms: (_, { confirms = [] }) => dialogs('confirm', [confirms].flat(), true),
  declines: (_, { declines = [] }) => dialogs('confirm', [declines].flat(), false),
  dismisses: (_, { dismisses = [] }) => dialogs('prompt', [dismisses].flat(), false),
  answers: (_, { answers = [] }) => {
    const pairs = answers.flatMap((part) => part);
    const messages = pairs.filter((_, at) => at % 2 === 0);
    return dialogs('prompt', messages, ...pairs.filter((_, at) => at % 2 === 1));
  },
};

/** Dialogs that are to show in turn. */
function dialogs(kind: string, messages: readonly string[], ...answers: (string | boolean)[]): Watch {
  const own = messages.map((message, at) => ({
    kind,
    message,
    answer: answers[at] ?? answers[0] ?? true,
  }));
  expected.push(...own);
  return {
    late: () => {
      const next = own.find((dialog) => expected.includes(dialog));
      return next && `the ${next.kind} “${next.message}” has not shown`;
    },
    stop: () => undefined,
  };
}
