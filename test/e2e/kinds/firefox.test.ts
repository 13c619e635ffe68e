import { startBrowser } from '../../../runner/play/browser.ts';
import { openFirefox } from '../firefox/open.ts';
import { showKindsIn } from './showing.ts';

showKindsIn(openFirefox, () => startBrowser({ browser: 'firefox' }));
