import type { Journey } from '../journey/model.ts';
import type { ProofEnd, ProofStep } from '../journey/proof.ts';

/** What panel and background say to each other while a journey is replayed in a tab: over a port, which ends it. */

/** The name of the port. */
export const PROOF_PORT = 'prove';

/** The panel's first and only word. Values of secrets go no further than into their fields. */
export interface TabProofAsked {
  journey: Journey;
  secrets: Readonly<Record<string, string>>;
  tab: number;
  /** Whether it is to the journey's end, where there must be a check of what came of it. */
  isWhole: boolean;
}

/** What the background tells. */
export type ToldOfProof = { step: ProofStep } | { end: ProofEnd };

/** Whether a message is one of the background's. */
export function isToldOfProof(message: unknown): message is ToldOfProof {
  return typeof message === 'object' && message !== null && ('step' in message || 'end' in message);
}

/** Whether a message is the panel's word. */
export function isProofAsked(message: unknown): message is TabProofAsked {
  return typeof message === 'object' && message !== null && 'journey' in message && 'tab' in message;
}
