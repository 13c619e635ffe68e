import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtFile } from '../../runner/built.ts';
import { ROOT, run, scratch } from '../command.ts';

/** The built extension: what it asks of the person who installs it, and what the shops of add-ons say of it. */

/** Each permission, and the call that needs it. */
const USES: Record<string, RegExp> = {
  storage: /browser\.storage\.local/,
  scripting: /browser\.scripting\.registerContentScripts/,
  activeTab: /browser\.action\.onClicked/,
  webRequest: /onHeadersReceived.* = browser\.webRequest/,
  sidePanel: /chrome\.sidePanel\.open/,
};

const PERMISSIONS = {
  chrome: ['activeTab', 'scripting', 'sidePanel', 'storage', 'webRequest'],
  firefox: ['activeTab', 'scripting', 'storage', 'webRequest'],
};

describe.each(['chrome', 'firefox'] as const)('for %s', (browser) => {
  test('asks to see no site when it is installed, and for nothing that it does not use', async () => {
    const manifest: Record<string, unknown> = JSON.parse(
      await readFile(join(builtFile(browser), 'manifest.json'), 'utf8'),
    );
    const asked = manifest['permissions'];
    expect(Array.isArray(asked) && asked.toSorted()).toEqual(PERMISSIONS[browser]);
    expect(manifest['optional_host_permissions']).toEqual(['http://*/*', 'https://*/*']);
    for (const key of [
      'host_permissions',
      'content_scripts',
      'optional_permissions',
      'web_accessible_resources',
    ]) {
      expect(manifest[key], key).toBeUndefined();
    }
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'",
    });
  });

  test('puts no more than 30 kB into each page that is recorded', async () => {
    const folder = join(builtFile(browser), 'extension/content');
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length),
    );
    expect(scripts.toSorted()).toEqual(['dialogs.iife.js', 'recorder.iife.js']);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
  });

  test('tells in docs/privacy.md why it asks for each permission', async () => {
    const told = await readFile(join(ROOT, 'docs/privacy.md'), 'utf8');
    const sources = await Promise.all(
      ['background/answers.ts', 'background/main.ts', 'background/scripts.ts', 'background/store.ts'].map(
        (file) => readFile(join(ROOT, 'extension', file), 'utf8'),
      ),
    );
    for (const permission of PERMISSIONS[browser]) {
      expect(told).toMatch(new RegExp(`^\\| \`${permission}\``, 'm'));
      expect(sources.join()).toMatch(USES[permission] ?? /(?!)/);
    }
  });
});

test('no other API is called than those that the permissions give, or that need none', async () => {
  const { stdout } = await run('grep', [
    '-rhoE',
    '\\b(browser|chrome)\\.[a-z][A-Za-z]+',
    join(ROOT, 'extension'),
  ]);
  const called = new Set(
    stdout
      .trim()
      .split('\n')
      .map((call) => call.split('.')[1]),
  );
  const free = ['action', 'dom', 'permissions', 'runtime', 'sidebarAction', 'tabs', 'windows'];
  expect([...called].toSorted()).toEqual(
    [...free, 'scripting', 'sidePanel', 'storage', 'webRequest'].toSorted(),
  );
});

/** What the linter of Firefox's add-ons warns of, and why it is right as it is. */
const UNDERSTOOD = [
  // Asked for only where it is there: in Chromium.
  'UNSUPPORTED_API sidePanel.open is not supported',
  // Likewise; Firefox has a way of its own, which is tried first.
  'UNSUPPORTED_API dom.openOrClosedShadowRoot is not supported',
  // Preact's `dangerouslySetInnerHTML`, which the panel uses nowhere (see the test below).
  'UNSAFE_VAR_ASSIGNMENT Unsafe assignment to innerHTML',
  // Zod looks whether it may make code, which the extension's policy forbids, and does without.
  'DANGEROUS_EVAL The Function constructor is eval.',
];

/** The linter reads all there is (milliseconds). */
const LONG = { timeout: 300_000 };

/** A larger file is an error to the linter (bytes). */
const LARGEST_LINTED = 5_000_000;

test(
  'the linter of Firefox’s add-ons finds no error, and warns of nothing that is not understood',
  LONG,
  async () => {
    await using folder = await scratch();
    const copy = join(folder.path, 'firefox');
    await cp(builtFile('firefox'), copy, { recursive: true });
    for (const file of await readdir(join(copy, 'assets'))) {
      const path = join(copy, 'assets', file);
      expect((await stat(path)).size, file).toBeLessThan(LARGEST_LINTED);
      // The compiler is what everybody has from npm, and the linter would need minutes to read it.
      if (/^(typescript|ts-morph-common)-/.test(file)) await writeFile(path, 'export {};');
    }
    const { stdout } = await run(join(ROOT, 'node_modules/.bin/addons-linter'), ['--output', 'json', copy]);
    const found: { errors: unknown[]; warnings: { code: string; message: string }[] } = JSON.parse(stdout);
    expect(found.errors).toEqual([]);
    const warnings = found.warnings.map(({ code, message }) => `${code} ${message}`);
    expect([...new Set(warnings)].toSorted()).toEqual(UNDERSTOOD.toSorted());
  },
);

test('nothing in the panel is markup that was made of text', async () => {
  const { stdout } = await run('grep', [
    '-rlE',
    'dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML',
    join(ROOT, 'extension/panel'),
  ]);
  expect(stdout).toBe('');
});
