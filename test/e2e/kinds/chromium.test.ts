import { startBrowser } from '../../../runner/play/browser.ts';
import { openChromium } from '../opening.ts';
import { showKindsIn } from './showing.ts';

showKindsIn(openChromium, startBrowser);
