import type { Viewport } from 'puppeteer';

/** What the script says of its journey; a printed script has its own in place of this one. */
export const journey: {
  title: string;
  baseUrl: string;
  synthetic: readonly string[];
  viewport: Viewport;
  language: string;
} = { title: '', baseUrl: '', synthetic: [], viewport: { width: 1280, height: 800 }, language: '' };
