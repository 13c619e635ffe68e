/**
 * Who may import whom. `journey` is what all others share and knows none of them; extension, codegen and
 * runner know it, and not each other, but for codegen, which is loaded where and when it is needed.
 */

// dependency-cruiser reads TypeScript with the compiler's library, which TypeScript 7 has not. Without one it
// would see no TypeScript file at all and find nothing wrong.
if (!('createSourceFile' in require('typescript'))) {
  throw new Error(
    'dependency-cruiser needs a TypeScript below 7 to read .ts files, and would check nothing; install typescript@6',
  );
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    no('journey-is-pure', '^journey/', '^(extension|codegen|runner|scripts|test)/'),
    no('extension-knows-journey', '^extension/(?!content/play/)', '^(runner|scripts|test)/'),
    // A replay in a tab looks at pages as the runner does, by the same code.
    no('player-looks-like-the-runner', '^extension/content/play/', '^(runner/(?!in-page/)|scripts|test)/'),
    no('codegen-knows-journey', '^codegen/', '^(extension|runner|scripts|test)/'),
    no('runner-knows-journey', '^runner/', '^(extension|scripts|test)/'),
    no('codegen-in-the-panel', '^extension/(?!panel/)', '^codegen/'),
    no('codegen-in-commands', '^runner/(?!commands/)', '^codegen/'),
    // Codegen brings a compiler with it: whoever needs it waits for it, and nobody else. Its types are free.
    no('codegen-lazily', '^(extension|runner)/', '^codegen/', {
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    }),
    no('content-stands-alone', '^extension/content/', '^extension/(background|panel)/'),
    no('background-needs-no-panel', '^extension/background/', '^extension/panel/'),
    no(
      'panel-reads-sessions',
      '^extension/panel/',
      '^extension/(content|background/(?!(journey-of|store)\\.ts))',
    ),
    no('one-seed-for-all', '^test/(?!random\\.ts)', '^node_modules/fast-check'),
    no('tests-come-last', '^scripts/(?!(demo|pictures|kinds)\\.ts)', '^test/'),
    no('demo-shows-the-site', '^scripts/(demo|pictures)\\.ts', '^test/(?!(site|e2e)/)'),
    no('kinds-shows-the-cases', '^scripts/kinds\\.ts', '^test/(?!cases/)'),
    // The pieces of scripts that need no Waymark are texts for codegen; nothing imports them.
    no(
      'pieces-are-texts',
      '^(?!codegen/standalone/pieces/|test/e2e/replay/going-on)',
      '^codegen/standalone/pieces/',
    ),
    no('no-node-in-pages', '^(journey|extension|codegen(?!/standalone/pieces)|runner/in-page)/', '', {
      dependencyTypes: ['core'],
    }),
    no('no-dev-dependencies', '^(journey|extension|codegen|runner)/', '', {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      // What only some need, they install themselves.
      dependencyTypesNot: ['type-only', 'npm-peer'],
    }),
    // Types are gone when a file is loaded; a circle through them keeps no file waiting.
    no('no-circles', '^(?!codegen/standalone/pieces/)', '', {
      circular: true,
      viaOnly: { dependencyTypesNot: ['type-only'] },
    }),
    // The runtime of a canary brings its libraries along.
    no('no-missing', '^(?!codegen/standalone/pieces/canary)', '', { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.waymark|test/bench/runner/walks/elsewhere)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'node', 'default'],
    },
  },
};

/** A rule that files in `from` import no file in `to` (patterns of paths), where `how` holds of the import. */
function no(name, from, to, how = {}) {
  return {
    name,
    severity: 'error',
    from: from ? { path: from } : {},
    to: { ...(to && { path: to }), ...how },
  };
}
