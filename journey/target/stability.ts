import type { Candidate } from '../model.ts';
import { isPassing, looksGenerated } from './generated.ts';

/**
 * How likely a name is to outlast the next releases, from 0 to 100. Each name that is recorded matched just one element
 * then; the score says what kinds of change it survives, in the order of the targets bench: what is made for tests, what
 * people read, what only the markup knows, and last a mere place.
 */
export function stabilityOf(candidate: Candidate): number {
  const own = ownStability(candidate);
  return candidate.within ? Math.round((own * stabilityOf(candidate.within)) / 100) : own;
}

function ownStability(candidate: Candidate): number {
  if (candidate.by === 'css') return ofSelector(candidate.value);
  if (candidate.by === 'testid') return looksGenerated(candidate.value) ? 40 : 98;
  const words = candidate.by === 'role' ? candidate.name : candidate.value;
  if (words === undefined) return 60;
  if (isPassing(words)) return 30;
  return SPOKEN[candidate.by];
}

const SPOKEN: Readonly<Record<Exclude<Candidate['by'], 'css' | 'testid'>, number>> = {
  role: 90,
  label: 90,
  placeholder: 80,
  alt: 80,
  title: 75,
  text: 80,
  beside: 85,
};

function ofSelector(selector: string): number {
  if (selector.includes(':nth-of-type')) return 10;
  if (selector.startsWith('#')) return 75;
  if (/\[(name|for|data-[a-z-]+|aria-label)=/.test(selector)) return 70;
  if (selector.includes('[')) return 60;
  return selector.includes('.') ? 45 : 35;
}
