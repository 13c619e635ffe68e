import browser from 'webextension-polyfill';
import type { ProofEnd } from '../../../journey/proof.ts';
import { isProofAsked, PROOF_PORT, type ToldOfProof } from '../../proving.ts';
import { playInTab } from './play.ts';

/** Replays for panels that ask for it, each over a port of its own; a panel that goes away ends its replay. */
export function hearOfProofs(): void {
  browser.runtime.onConnect.addListener((port) => {
    const isFromPanel = port.sender?.url?.startsWith(browser.runtime.getURL('')) === true;
    if (port.name !== PROOF_PORT || !isFromPanel) return;
    const over = new AbortController();
    const say = (told: ToldOfProof): void => {
      if (!over.signal.aborted) port.postMessage(told);
    };
    port.onDisconnect.addListener(() => over.abort());
    port.onMessage.addListener((message: unknown) => {
      if (!isProofAsked(message)) return;
      void playInTab(message, (step) => say({ step }), over.signal)
        .catch((error: unknown): ProofEnd => ({ verdict: 'failed', why: String(error) }))
        .then((end) => say({ end }));
    });
  });
}
