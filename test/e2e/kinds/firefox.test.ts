import { keptReplayer } from '../kept-browsers.ts';
import { openFirefox } from '../firefox/open.ts';
import { showKindsIn } from './showing.ts';

showKindsIn(openFirefox, keptReplayer);
