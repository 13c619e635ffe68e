import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { recordingOf } from '../background/journey-of.ts';
import { watchSession } from '../background/store.ts';
import type { Command, Recording } from '../messages.ts';

/** Asks the background for something; what goes wrong shows as the panel's problem. */
export type Ask = (command: Command) => void;

/** The recording as the background keeps it; undefined until it is read. */
export function useRecording(): Recording | undefined {
  const [recording, setRecording] = useState<Recording>();
  useEffect(() => watchSession((session) => setRecording(recordingOf(session))), []);
  return recording;
}

/** Runs what the person asked for, at once; what goes wrong shows as the panel's problem. */
export type Attempt = (action: () => Promise<void>) => Promise<void>;

/** Gives `attempt`, and the problem of the last thing attempted: empty when it went well. */
export function useAttempt(): { attempt: Attempt; problem: string } {
  const [problem, setProblem] = useState('');
  const attempt: Attempt = async (action) => {
    // First, since what needs the person's click is allowed only within its handler.
    const done = action();
    setProblem('');
    await done.catch((error: unknown) => setProblem(messageOf(error)));
  };
  return { attempt, problem };
}

/**
 * Sends a command to the background and waits until it is done.
 * @throws {Error} when it could not be done
 */
export async function send(command: Command): Promise<void> {
  await browser.runtime.sendMessage(command);
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
