import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { recordingOf } from '../background/session.ts';
import { watchSession } from '../background/store.ts';
import type { Command, Recording } from '../messages.ts';

/** Asks the background for something; what goes wrong shows as the panel's problem. */
export type Ask = (command: Command) => Promise<void>;

/** The recording as the background keeps it; undefined until it is read. */
export function useRecording(): Recording | undefined {
  const [recording, setRecording] = useState<Recording>();
  useEffect(() => watchSession((session) => setRecording(recordingOf(session))), []);
  return recording;
}

/** Gives `ask`, the problem of the last thing asked (or told of), and a way to tell of one. */
export function useAsk(): { ask: Ask; problem: string; tell: (problem: string) => void } {
  const [problem, tell] = useState('');
  const ask: Ask = async (command) => {
    tell('');
    try {
      await browser.runtime.sendMessage(command);
    } catch (error) {
      tell(messageOf(error));
    }
  };
  return { ask, problem, tell };
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
