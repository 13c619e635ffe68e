import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { patternOf } from '../../journey/url.ts';
import type { Ping, Recording } from '../messages.ts';
import type { ActiveTab } from './active-tab.ts';
import { resumeRecording } from './start.ts';

/** Why nothing is recorded of what the person does, and what mends it. */
export interface Hindrance {
  why: string;
  mend?: { label: string; run: () => Promise<void> };
}

/**
 * Why what the person does in the tab in front is not recorded, although a recording is under way; undefined when it
 * is. Asks the tab itself, so that the panel never claims what is not so.
 */
export function useReach(recording: Recording, tab: ActiveTab | undefined): Hindrance | undefined {
  const [hindrance, setHindrance] = useState<Hindrance>();
  const { state, tabs, journey } = recording;
  const isOurs = tab !== undefined && tabs.includes(tab.id);

  useEffect(() => {
    let isWanted = true;
    void explain(recording, tab, isOurs).then((found) => isWanted && setHindrance(found));
    return () => {
      isWanted = false;
    };
  }, [state, tab, isOurs, tabs.length, journey.baseUrl]);
  return hindrance;
}

async function explain(
  { state, tabs, journey: { baseUrl } }: Recording,
  tab: ActiveTab | undefined,
  isOurs: boolean,
): Promise<Hindrance | undefined> {
  if (state === 'stopped' || state === 'idle') return undefined;
  const resume = (): Promise<void> => resumeRecording(baseUrl, tab?.id);
  if (!(await browser.permissions.contains({ origins: [patternOf(baseUrl)] }))) {
    return {
      why: `Waymark may no longer see ${baseUrl}, so nothing is recorded.`,
      mend: { label: 'Allow it, and go on', run: resume },
    };
  }
  if (state === 'paused') {
    if (tabs.length > 0) return undefined;
    return {
      why: 'No recorded tab is open any more.',
      mend: { label: 'Go on in this tab', run: resume },
    };
  }
  if (!tab) return undefined;
  // A recorder needs a moment to come up in a page, or a tab to become one of the recording's.
  for (const wait of [0, 300, 900]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (isOurs && (await isHeard(tab.id))) return undefined;
  }
  return isOurs ? unheard(baseUrl, tab.id) : elsewhere(tabs);
}

function unheard(baseUrl: string, tab: number): Hindrance {
  return {
    why: `Nothing is recorded on this page: it isn’t one of ${baseUrl}, or can’t be recorded.`,
    mend: { label: 'Go back', run: () => browser.tabs.goBack(tab) },
  };
}

function elsewhere([first, ...others]: readonly number[]): Hindrance {
  return {
    why: `This tab isn’t recorded: the recording runs in ${others.length === 0 ? 'another tab' : 'other tabs'}.`,
    ...(first !== undefined && {
      mend: {
        label: 'Show the recorded tab',
        run: () => browser.tabs.update(first, { active: true }).then(() => undefined),
      },
    }),
  };
}

async function isHeard(tab: number): Promise<boolean> {
  const ping: Ping = { type: 'ping' };
  return browser.tabs.sendMessage(tab, ping).then(
    () => true,
    () => false,
  );
}
