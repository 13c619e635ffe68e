import { defineConfig } from 'vitepress';
import { sidebar } from './pages.ts';
import { asRead } from './as-read.ts';

/** The documentation as a site: `npm run docs` builds it from docs/ into dist/docs. */
export default defineConfig({
  title: 'Waymark',
  description: 'Record a walk through your site once, and have it checked for ever.',
  outDir: '../dist/docs',
  cacheDir: '../.waymark/docs',
  srcExclude: ['store/**'],
  markdown: { config: asRead },
  themeConfig: {
    sidebar: sidebar('docs'),
    search: { provider: 'local' },
    outline: [2, 3],
  },
});
