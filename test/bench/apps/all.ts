import { ANTD } from './antd.ts';
import type { App } from './app.ts';
import { SWAGGER_UI } from './swagger-ui.ts';
import { TIDDLYWIKI } from './tiddlywiki.ts';
import { VERDACCIO } from './verdaccio.ts';

/** All apps that are walked through. */
export const APPS: readonly App[] = [VERDACCIO, TIDDLYWIKI, SWAGGER_UI, ANTD];
