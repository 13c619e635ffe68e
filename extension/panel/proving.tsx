import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { canonical } from '../../journey/canonical.ts';
import { afterEnd, afterStep, NOTHING_PROVEN, type Proof } from '../../journey/proof.ts';
import type { Recording } from '../messages.ts';
import { findActiveTab } from './active-tab.ts';
import { proveJourney } from './prover.ts';
import { send, type Attempt } from './recording.ts';
import { allow } from './start.ts';

/** A replay that was asked for in the panel, of the journey as it was then. */
export interface Going {
  proof: Proof;
  recording: Recording;
  /** The step that is to be recorded from, if that is what it is for. */
  upTo?: string;
  by: 'runner' | 'tab';
}

interface ProvingNow {
  going?: Going;
  /** Replays all of it; or up to and with a step, from which recording then goes on. */
  start(upTo?: string): void;
  stop(): void;
  /** Takes values of secrets, and begins again. */
  give(secrets: Record<string, string>): void;
  /** Shows nothing of it any more. */
  dismiss(): void;
}

const Context = createContext<ProvingNow | undefined>(undefined);

/** What is being replayed, and how to ask for that; undefined outside of `Proving`. */
export function useProving(): ProvingNow | undefined {
  return useContext(Context);
}

interface Props {
  recording: Recording;
  attempt: Attempt;
  children: ComponentChildren;
}

/** Lets what is in it replay the journey. A replay ends with it. */
export function Proving({ recording, attempt, children }: Props): VNode {
  const [going, setGoing] = useState<Going>();
  const latest = useRef(recording);
  latest.current = recording;
  /** In memory alone, for as long as the panel shows this journey. */
  const secrets = useRef<Record<string, string>>({});
  const stopper = useRef(new AbortController());
  useEffect(() => () => stopper.current.abort(), []);

  const run = async (upTo: string | undefined): Promise<void> => {
    stopper.current.abort();
    const stop = new AbortController();
    stopper.current = stop;
    const by = globalThis.waymarkProve ? 'runner' : 'tab';
    // First, since the browser asks only within the handler of a click.
    if (by === 'tab' && !(await allow(recording.journey.baseUrl))) {
      throw new Error(
        `The browser did not allow Waymark to see ${recording.journey.baseUrl}; nothing was replayed.`,
      );
    }
    if (latest.current.state === 'recording') {
      await send({ type: 'pause' });
      // What was done last may still be on its way into the recording.
      await new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
    }
    const { journey } = latest.current;
    const here = { recording: latest.current, by, ...(upTo !== undefined && { upTo }) } as const;
    setGoing({ ...here, proof: NOTHING_PROVEN });
    const change = (then: (proof: Proof) => Proof): void => {
      if (stopper.current === stop) setGoing((now) => now && { ...now, proof: then(now.proof) });
    };
    try {
      const end = await proveJourney({
        journey,
        ...(upTo !== undefined && { upTo }),
        secrets: secrets.current,
        tab: (await findActiveTab())?.id,
        tell: (step) => change((proof) => afterStep(proof, step)),
        signal: stop.signal,
      });
      if (end.verdict === 'passed' && upTo !== undefined) await recordFrom(upTo);
      change((proof) => afterEnd(proof, end));
    } catch (error) {
      if (stopper.current === stop) setGoing(undefined);
      throw error;
    }
  };

  const isEnded = going?.proof.end !== undefined;
  // What came of a journey says nothing of one that changed since.
  const isOver = isEnded && canonical(going?.recording.journey) !== canonical(recording.journey);
  const proving: ProvingNow = {
    ...(going && !isOver && { going }),
    start: (upTo) => void attempt(() => run(upTo)),
    stop: () => stopper.current.abort(),
    give(values) {
      Object.assign(secrets.current, values);
      void attempt(() => run(going?.upTo));
    },
    dismiss: () => setGoing(undefined),
  };
  return <Context.Provider value={proving}>{children}</Context.Provider>;
}

/** How long what was done may take into the recording (milliseconds). */
const LAST_WORDS = 300;

async function recordFrom(after: string): Promise<void> {
  const { id } = (await findActiveTab()) ?? {};
  const { url } = id === undefined ? {} : await browser.tabs.get(id);
  if (id === undefined || url === undefined) {
    throw new Error('The tab in which the steps were replayed is no longer there, so nothing is recorded.');
  }
  await send({ type: 'record-from', after, tab: id, url });
}
