import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { minify } from 'terser';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/**
 * What `npm run build` makes, one mode each: the extension (`chrome`, `firefox`), the finder that the runner
 * puts into pages (`in-page`), what measures them (`vitals`), the report's page (`report`) and the monitor's (`dashboard`).
 */
export default defineConfig(({ mode }): UserConfig => {
  switch (mode) {
    case 'firefox':
      return extension('firefox');
    case 'in-page':
      return oneFile('in-page', 'runner/in-page/main.ts');
    case 'vitals':
      return oneFile('vitals', 'runner/in-page/vitals.ts');
    case 'dashboard':
      return oneFile('dashboard', 'runner/monitor/dashboard/page/main.tsx');
    case 'report':
      return oneFile('report', 'runner/report/page.tsx');
    default:
      return extension('chrome');
  }
});

const preact: UserConfig = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } };

function extension(browser: 'chrome' | 'firefox'): UserConfig {
  const panel = 'extension/panel/index.html';
  const { service_worker: worker } = manifest.background;
  const { minimum_chrome_version, ...shared } = manifest;
  const common = {
    ...shared,
    // The panel's own page needs no inline code; ts-morph, which it loads for the script, needs none either.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'" },
  };
  const chrome = {
    ...common,
    minimum_chrome_version,
    permissions: [...manifest.permissions, 'sidePanel'],
    side_panel: { default_path: panel },
  };
  const firefox = {
    ...common,
    background: { scripts: [worker], type: 'module' },
    sidebar_action: { default_panel: panel, default_title: manifest.name, default_icon: manifest.icons },
    browser_specific_settings: {
      gecko: {
        id: 'recorder@waymark.example',
        // The first with the Navigation API, by which the recorder follows a page.
        strict_min_version: '147.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
  const chosen: object = browser === 'chrome' ? chrome : firefox;
  return {
    ...preact,
    resolve: { alias: NATIVE },
    plugins: [
      crx({ manifest: chosen as ManifestV3Export, browser }),
      hiddenFromPages(`dist/${browser}`),
      smallInPages(`dist/${browser}`),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      chunkSizeWarningLimit: 12_000,
      // Of a sidebar's page, which Firefox has, the manifest plugin knows nothing.
      rolldownOptions: { input: { panel }, output: { ...NAMED, codeSplitting: { groups: COMPILER } } },
    },
    server: { host: '127.0.0.1', port: 5179, strictPort: true, cors: { origin: [/^chrome-extension:/] } },
  };
}

/**
 * Files of an extension need no hash in their names, as none of them is cached; and it would tell the folder that it
 * was built in, so that no two builds of one version were alike.
 */
const NAMED = {
  entryFileNames: 'assets/[name].js',
  chunkFileNames: 'assets/[name].js',
  assetFileNames: 'assets/[name][extname]',
};

/** The library of accessible names brings what all browsers have, and its own set is slow besides. */
const NATIVE = [
  { find: /^\.\/polyfills\/SetLike\.mjs$/, replacement: 'data:text/javascript,export default Set' },
  {
    find: /^\.\/polyfills\/array\.from\.mjs$/,
    replacement: 'data:text/javascript,export default Array.from',
  },
];

/** The compiler that comes with codegen, in parts: Firefox's add-ons may hold no file of more than 5 MB. */
const COMPILER = [
  { name: 'typescript', test: /@ts-morph.common.dist.typescript\.js$/ },
  { name: 'ts-morph-common', test: /@ts-morph.common.dist.ts-morph-common\.js$/ },
];

/**
 * The recorder's scripts are registered by the extension, so no page needs to load them; offered to pages, as
 * the manifest plugin does, they would only tell a page that it is recorded.
 */
function hiddenFromPages(folder: string): Plugin {
  return onceWritten('hidden-from-pages', () => {
    const file = `${folder}/manifest.json`;
    const { web_accessible_resources: _, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, `${JSON.stringify(rest, null, 2)}\n`);
  });
}

/** What goes into pages is made smaller once more: the bundler leaves some of what could be said shorter. */
function smallInPages(folder: string): Plugin {
  return onceWritten('small-in-pages', async () => {
    for await (const file of glob(`${folder}/extension/content/**/*.js`)) {
      let code: string | undefined = readFileSync(file, 'utf8');
      // Twice: what is arranged anew, by the first, gives the second more to find.
      for (const hoist_funs of [true, false]) {
        // No function of these is called with `new`.
        const compress = { passes: 3, unsafe_arrows: true, hoist_funs };
        ({ code } = await minify(code ?? '', { ecma: 2020, compress }));
      }
      if (!code) throw new Error(`Nothing is left of ${file}.`);
      writeFileSync(file, code);
    }
  });
}

/** Does something to the files of a build, after all others. */
function onceWritten(name: string, handler: () => void | Promise<void>): Plugin {
  return {
    name: `waymark:${name}`,
    apply: 'build',
    writeBundle: { order: 'post', sequential: true, handler },
  };
}

function oneFile(name: string, entry: string): UserConfig {
  return {
    ...preact,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: `dist/${name}`,
      emptyOutDir: true,
      lib: { entry, formats: ['iife'], name: 'waymark', fileName: () => `${name}.js`, cssFileName: name },
      cssMinify: true,
    },
  };
}
