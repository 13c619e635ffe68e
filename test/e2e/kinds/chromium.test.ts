import { openChromium } from '../opening.ts';
import { showKindsIn } from './showing.ts';

showKindsIn(openChromium);
