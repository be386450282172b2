/**
 * Who may import whom (docs/architecture.md, section 1), as rules of dependency-cruiser.
 * Inside the repository a package name resolves to the sources, so paths tell everything.
 */
const LAYERS = require('./layers.cjs');

const CLIENTS = 'servicekonto|eakte|opendata|buergerinfo|beteiligung';
const TESTS = '\\.(test|test-d)\\.ts$|/test/';
const package_ = (name) => `(^|/)packages/${name}/`;
const production = (path, not = []) => ({ path, pathNot: [TESTS, ...not] });

/** Folders of `src/` that may import `node:` modules, by package; server packages are not listed and may anywhere. */
const NODE_FOLDERS = {
  'client-core': 'generate|node|sqlite|testing',
  'servicekonto-client': 'bundid|metadata|node|postfach|saml|unternehmenskonto',
  'eakte-client': 'package|report|sample|recognise|exchange|viewer',
  'opendata-client': 'recognise|table-api',
  'ui-kit': '',
};

/** One entry of the layers as a pattern; parts of it that have a place of their own are left out. */
function patternOf(entry, entries) {
  if (entry.endsWith('.ts')) return `${entry.replaceAll('.', '\\.')}$`;
  const parts = entries
    .filter((other) => other.startsWith(`${entry}/`))
    .map(
      (other) => other.slice(entry.length + 1).replaceAll('.', '\\.') + (other.endsWith('.ts') ? '$' : '/'),
    );
  return parts.length > 0 ? `${entry}/(?!${parts.join('|')})` : `${entry}/`;
}

/** Rules that forbid every import that does not go down, and folders that have no place. */
const layerRules = Object.entries(LAYERS).flatMap(([name, layers]) => {
  const source = `^packages/${name}/src/`;
  const entries = layers.flat();
  const pattern = (list) => list.map((entry) => patternOf(entry, entries)).join('|');
  const rules = layers.flatMap((layer, index) =>
    layer.map((entry) => ({
      name: 'imports-go-down',
      comment: `${entry} of ${name} may import what is below it in tools/check/layers.cjs, and nothing else of its package.`,
      severity: 'error',
      from: production(`${source}(?:${pattern([entry])})`),
      to: { path: source, pathNot: `${source}(?:${pattern([entry, ...layers.slice(0, index).flat()])})` },
    })),
  );
  const homeless = {
    name: 'folder-has-a-layer',
    comment: `A folder of ${name} is not in tools/check/layers.cjs.`,
    severity: 'error',
    from: production(`${source}[^/]+/`, [`${source}(?:${pattern(entries)})`]),
    to: { path: '.' },
  };
  return [...rules, homeless];
});

const nodeRules = Object.entries(NODE_FOLDERS).map(([name, folders]) => ({
  name: 'main-entries-run-everywhere',
  comment: `Of ${name} only these folders may import node: modules: ${folders.replaceAll('|', ', ') || 'none'}.`,
  severity: 'error',
  from: production(`^packages/${name}/src/`, folders ? [`^packages/${name}/src/(${folders})/`] : []),
  to: { dependencyTypes: ['core'] },
}));

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
      to: {
        path: '^packages/',
        // A PostgreSQL for tests and benches, a browser without script, keys and messages of an identity provider: they know
        // nothing of their package. The maker of rule tables writes the notation of their machine, and the benchmark of both
        // runs the engines that the tests compare with.
        pathNot: [
          '^packages/(?:exchange/test/postgres|servicekonto-client/test/(?:http-browser|saml/(?:keys|maker)))\\.ts$',
          '^packages/opendata-client/(?:src/shapes/(?:notation|term-text)|src/rdf/read/turtle|test/shacl/(?:engines|oracle))\\.ts$',
        ],
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased-workspace'],
      },
    },
    {
      name: 'no-path-into-another-package',
      comment: 'A relative path must not leave the package.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: ['tsup\\.config\\.ts$'] },
      to: {
        path: '^packages/',
        // A service provider with holes, for the tests of those who attack it.
        pathNot: ['^packages/$1/', '^packages/sandbox/test/attack/service-provider\\.ts$'],
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'resolvable',
      comment: 'Not a public entry of that package, not declared, or misspelt.',
      severity: 'error',
      // Types for frameworks name the framework, which only its users have.
      from: { path: '^(packages|examples|bench|tools)/', pathNot: '^packages/ui-kit/types/' },
      to: { couldNotResolve: true },
    },
    ...nodeRules,
    ...layerRules,
    {
      name: 'texts-stay-out-of-clients',
      comment:
        'Sentences in two languages would end in the bundles of clients: only texts/, pages (report, viewer), the command line and tests import them; types are free.',
      severity: 'error',
      from: {
        path: '^packages/(?!cli/)[^/]+/src/',
        pathNot: [
          TESTS,
          '^packages/[^/]+/src/(texts|report|recognise|viewer)/',
          '^packages/exchange/src/operation/page/',
          // Answers people in their language.
          '^packages/opendata-client/src/table-api/',
          'client-core/src/generate/command',
        ],
      },
      to: { path: '(^|/)packages/[^/]+/src/texts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'recognisers-load-texts-on-demand',
      comment:
        'Who only asks what a file is loads no sentences: recognise/ imports texts/ with import() only.',
      severity: 'error',
      from: production('^packages/[^/]+/src/recognise/'),
      to: { path: '(^|/)packages/[^/]+/src/texts/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circle',
      comment: 'Modules that import each other in a circle cannot be understood one by one.',
      severity: 'error',
      from: { path: '^(packages|examples|tools)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-across-folders',
      comment: 'Types may refer to each other in a circle inside one folder, never across folders.',
      severity: 'error',
      from: { path: '^((?:packages|examples|tools)/.+/)[^/]+$' },
      to: { circular: true, via: { pathNot: '^$1[^/]+$' } },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '\\.rathaus/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@rathaus/source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
