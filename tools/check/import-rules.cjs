/**
 * Who may import whom (docs/architecture.md, section 1), as rules of dependency-cruiser.
 * Inside the repository a package name resolves to the sources, so paths tell everything.
 */
const CLIENTS = 'servicekonto|eakte|opendata|buergerinfo|beteiligung';
const TESTS = '\\.(test|test-d)\\.ts$|/test/';
const package_ = (name) => `(^|/)packages/${name}/`;
const production = (path, not = []) => ({ path, pathNot: [TESTS, ...not] });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-imports-nothing-of-ours',
      comment: 'client-core knows no domain and no other package.',
      severity: 'error',
      from: production('^packages/client-core/'),
      to: { path: '(^|/)packages/(?!client-core/)' },
    },
    {
      name: 'exchange-imports-only-core',
      comment: 'exchange knows no payload: it may import client-core only.',
      severity: 'error',
      from: production('^packages/exchange/'),
      to: { path: '(^|/)packages/(?!exchange/|client-core/)' },
    },
    {
      name: 'no-client-imports-another',
      comment: 'A client may import client-core only; applications put clients together.',
      severity: 'error',
      from: production(`^packages/(${CLIENTS})-client/`, ['^packages/eakte-client/src/exchange/']),
      to: { path: '(^|/)packages/(?!client-core/)', pathNot: '(^|/)packages/$1-client/' },
    },
    {
      name: 'eakte-exchange-subpath',
      comment: 'Only the subpath eakte-client/exchange may import exchange.',
      severity: 'error',
      from: production('^packages/eakte-client/src/exchange/'),
      to: { path: '(^|/)packages/(?!client-core/|exchange/|eakte-client/)' },
    },
    {
      name: 'sandbox-and-ui-kit-stand-alone',
      comment: 'The sandbox shares a contract with the clients, never code; ui-kit has no dependency.',
      severity: 'error',
      from: { path: '^packages/(sandbox|ui-kit)/', pathNot: TESTS },
      to: { path: '(^|/)packages/', pathNot: '(^|/)packages/$1/' },
    },
    {
      name: 'cli-imports-no-ui',
      comment: 'The command line puts clients, exchange and sandbox together; it has no pages.',
      severity: 'error',
      from: production('^packages/cli/'),
      to: { path: package_('ui-kit') },
    },
    {
      name: 'packages-never-import-examples-or-tools',
      comment: 'What is published does not depend on the repository around it.',
      severity: 'error',
      from: production('^packages/', ['tsup\\.config\\.ts$']),
      to: { path: '^(examples|bench|tools)/' },
    },
    {
      name: 'no-inside-of-a-package',
      comment:
        'Packages and examples reach each other by public entries (@rathaus/<name>), never by a relative path.',
      severity: 'error',
      from: { path: '^(examples|bench|tools)/' },
      to: { path: '^packages/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-path-into-another-package',
      comment: 'A relative path must not leave the package.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: ['tsup\\.config\\.ts$'] },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'resolvable',
      comment: 'Not a public entry of that package, not declared, or misspelt.',
      severity: 'error',
      // Types for frameworks name the framework, which only its users have.
      from: { path: '^(packages|examples|bench|tools)/', pathNot: '^packages/ui-kit/types/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'main-entries-run-everywhere',
      comment: 'Only server packages and the subpaths /node, /package, /report may import node: modules.',
      severity: 'error',
      from: {
        path: '^packages/(client-core|servicekonto-client|eakte-client|opendata-client|ui-kit)/src/',
        pathNot: [TESTS, '^packages/[^/]+/src/(node|package|report|sample|testing|exchange)/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circle',
      comment: 'Modules that import each other in a circle cannot be understood one by one.',
      severity: 'error',
      from: { path: '^(packages|examples|tools)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '\\.rathaus/', 'examples/login-button/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@rathaus/source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
