import { AG_GRID } from './ag-grid.ts';
import { ANTD } from './antd.ts';
import type { App } from './app.ts';
import { BPMN } from './bpmn-js.ts';
import { EXCALIDRAW } from './excalidraw.ts';
import { GRAPESJS } from './grapesjs.ts';
import { JSONEDITOR } from './jsoneditor.ts';
import { MONACO } from './monaco.ts';
import { NODE_RED } from './node-red.ts';
import { REACT_ADMIN } from './react-admin.ts';
import { SWAGGER_UI } from './swagger-ui.ts';
import { TIDDLYWIKI } from './tiddlywiki.ts';
import { UPPY } from './uppy.ts';
import { VERDACCIO } from './verdaccio.ts';

/** All apps that are walked through. */
export const APPS: readonly App[] = [
  VERDACCIO,
  NODE_RED,
  TIDDLYWIKI,
  SWAGGER_UI,
  REACT_ADMIN,
  ANTD,
  EXCALIDRAW,
  BPMN,
  GRAPESJS,
  AG_GRID,
  MONACO,
  JSONEDITOR,
  UPPY,
];
