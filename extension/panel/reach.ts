import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { Ping, Recording } from '../messages.ts';
import type { ActiveTab } from './active-tab.ts';

/**
 * Why what the person does in the tab in front is not recorded, although a recording runs; empty when it is.
 * Asks the tab itself, so that the panel never claims what is not so.
 */
export function useReach(recording: Recording, tab: ActiveTab | undefined): string {
  const [why, setWhy] = useState('');
  const { state, tabs, journey } = recording;
  const isOurs = tab !== undefined && tabs.includes(tab.id);

  useEffect(() => {
    let isWanted = true;
    if (state !== 'recording' || !tab) {
      const isNowhere = state === 'paused' && tabs.length === 0;
      setWhy(isNowhere ? 'No recorded tab is open. Resume goes on in this tab.' : '');
      return undefined;
    }
    void explain(tab, isOurs, tabs, journey.baseUrl).then((found) => isWanted && setWhy(found));
    return () => {
      isWanted = false;
    };
  }, [state, tab, isOurs, tabs.length, journey.baseUrl]);
  return why;
}

async function explain(tab: ActiveTab, isOurs: boolean, tabs: number[], baseUrl: string): Promise<string> {
  // A recorder needs a moment to come up in a page, or a tab to become one of the recording's.
  for (const wait of [0, 300, 900]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (isOurs && (await isHeard(tab.id))) return '';
  }
  return isOurs
    ? `Nothing is recorded on this page: it isn’t one of ${baseUrl}, or can’t be recorded. Go back, or reload it.`
    : `This tab isn’t recorded: the recording runs in ${tabs.length === 1 ? 'another tab' : 'other tabs'}.`;
}

async function isHeard(tab: number): Promise<boolean> {
  const ping: Ping = { type: 'ping' };
  return browser.tabs.sendMessage(tab, ping).then(
    () => true,
    () => false,
  );
}
