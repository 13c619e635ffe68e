/** Tells the browser where the libraries that client modules import by name are served. */
export const IMPORT_MAP = JSON.stringify({
  imports: {
    three: '/vendor/three.module.js',
    preact: '/vendor/preact.mjs',
    'preact/hooks': '/vendor/hooks.mjs',
  },
});
