import { raw } from 'hono/html';

/** Tells the browser where the libraries that client modules import by name are served. */
export const IMPORT_MAP = JSON.stringify({
  imports: {
    three: '/vendor/three.module.js',
    preact: '/vendor/preact.mjs',
    'preact/hooks': '/vendor/hooks.mjs',
  },
});

/** The import map as a script element; without any white space, since its hash is in the security policy. */
export const IMPORT_MAP_TAG = raw(`<script type="importmap">${IMPORT_MAP}</script>`);
