import { useEffect, useState } from 'preact/hooks';
import browser, { type Tabs } from 'webextension-polyfill';

/** The tab in front of the person. Its address is known only where the browser lets the extension see it. */
export interface ActiveTab {
  id: number;
  url?: string;
}

/** The tab beside the panel, followed as the person changes tabs and pages; undefined while there is none. */
export function useActiveTab(): ActiveTab | undefined {
  const [tab, setTab] = useState<ActiveTab>();
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      latest += 1;
      const own = latest;
      const found = await findActiveTab();
      // What was asked later is answered later; an answer that it overtook is old.
      if (own === latest) setTab(found);
    };
    // A click on the extension's icon, and a permission, let the address be seen.
    const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.tabs.onRemoved];
    const grants = [browser.action.onClicked, browser.permissions.onAdded, browser.permissions.onRemoved];
    for (const event of [...events, ...grants]) event.addListener(look);
    void look();
    return () => {
      latest += 1;
      for (const event of [...events, ...grants]) event.removeListener(look);
    };
  }, []);
  return tab;
}

/** The tab beside the panel as it is now. */
export async function findActiveTab(): Promise<ActiveTab | undefined> {
  const [tabs, own] = await Promise.all([
    browser.tabs.query({ currentWindow: true }),
    browser.tabs.getCurrent(),
  ]);
  // The panel opened as a tab of its own means the tab that was in front before it.
  const [front] = tabs.filter((tab) => tab.id !== own?.id).toSorted(byRecency);
  if (front?.id === undefined) return undefined;
  return { id: front.id, ...(front.url && { url: front.url }) };
}

function byRecency(one: Tabs.Tab, other: Tabs.Tab): number {
  return Number(other.active) - Number(one.active) || (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0);
}
