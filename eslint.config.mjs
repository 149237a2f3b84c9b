import { readdirSync } from 'node:fs'

import { builtinRules } from 'eslint/use-at-your-own-risk'
import nextVitals from 'eslint-config-next/core-web-vitals'
import prettier from 'eslint-config-prettier/flat'
import tseslint from 'typescript-eslint'

// Dependencies point one way (docs/architecture.md): surfaces → services → domain, db, documents, lib.
const FOLDERS = readdirSync(new URL('src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Matches an import of one of our folders, by alias or by a relative path that climbs out. */
const imports = (names) => `^(@/|(\\.\\./)+(src/)?)(${names.join('|')})(/|$)`

const layer = (folder, patterns) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const mayImport = (folder, allowed, extra = []) =>
  layer(folder, [
    {
      regex: imports(FOLDERS.filter((name) => name !== folder && !allowed.includes(name))),
      message: `src/${folder} may import only ${[folder, ...allowed].join(', ')} of our folders.`,
    },
    ...extra,
  ])

const mayNotImport = (folder, forbidden, why, extra = []) =>
  layer(folder, [
    {
      regex: imports(forbidden),
      message: `src/${folder} ${why}: it imports none of ${forbidden.join(', ')}.`,
    },
    ...extra,
  ])

/**
 * The Enter that ends a kana-kanji conversion must not act: every handler of keys in the panel goes
 * through src/admin/shell/keys.ts. Scanners are read key by key, also while the IME is on.
 */
const keysOfTheirOwn = {
  files: ['src/admin/**/*.{ts,tsx}'],
  ignores: [
    'src/admin/shell/keys.ts',
    'src/admin/reception/useScanner.ts',
    'src/admin/scanner-test/useStrokes.ts',
  ],
  rules: {
    'ours/keys': [
      'error',
      {
        selector:
          "CallExpression[callee.property.name='addEventListener'][arguments.0.value=/^key(down|up|press)$/]",
        message: 'Listen with listenKeys (src/admin/shell/keys.ts): it leaves the IME its keys.',
      },
      {
        selector:
          "JSXAttribute[name.name=/^onKey(Down|Up|Press)$/] > JSXExpressionContainer > :not(CallExpression[callee.name='ownKeys']):not(ArrowFunctionExpression[body.callee.callee.name='ownKeys'])",
        message:
          'Wrap the handler in ownKeys (src/admin/shell/keys.ts): it leaves the IME its keys.',
      },
    ],
  },
}

/**
 * Where the product is entered. None knows another: what two of them need stands below, in services
 * or messages. The arrows that are right: routes of Next open the doors, hooks hang on collections
 * and globals, a global is defined as a collection is, areas name the parts that they are made of,
 * and the panel shows what all areas make together (docs/decisions/0011-area-manifests.md).
 */
const SURFACES = {
  admin: ['areas'],
  app: ['public-site', 'endpoints'],
  areas: ['collections', 'endpoints', 'globals', 'jobs'],
  collections: ['hooks'],
  endpoints: [],
  globals: ['collections', 'hooks'],
  hooks: [],
  jobs: [],
  'public-site': [],
}
/** The panel asks `@/areas` for the whole; a single area, and how it is told, is its own affair. */
const SINGLE_AREA = {
  regex: '^(@/|(\\.\\./)+(src/)?)areas/',
  message: 'Take PRODUCT of @/areas: nobody knows a single area.',
}
const BELOW = ['access', 'db', 'documents', 'fields', 'kit', 'lib', 'presets', 'server']

const layering = [
  mayImport(
    'domain',
    [],
    [
      {
        regex: '^(?!\\.|@/|temporal-polyfill(/|$)|zod(/|$))',
        message: 'src/domain holds pure rules: only temporal-polyfill and zod from outside.',
      },
    ],
  ),
  mayImport('messages', ['domain', 'lib']),
  mayImport('services', [
    'domain',
    'db',
    'documents',
    'lib',
    'access',
    'kit',
    'presets',
    'messages',
  ]),
  ...BELOW.map((folder) =>
    mayNotImport(folder, ['services', ...Object.keys(SURFACES)], 'is below the services'),
  ),
  ...Object.entries(SURFACES).map(([folder, allowed]) =>
    mayNotImport(
      folder,
      Object.keys(SURFACES).filter((name) => name !== folder && !allowed.includes(name)),
      'is a surface of its own',
      folder === 'areas' ? [] : [SINGLE_AREA],
    ),
  ),
]

/**
 * One name for each thing that must not be written: a file that two configurations speak of would
 * get the options of the last one only.
 */
const forbid = builtinRules.get('no-restricted-syntax')
const ours = {
  rules: {
    keys: forbid,
    'own-names': forbid,
    memory: forbid,
    address: forbid,
    browser: forbid,
    forms: forbid,
    engine: forbid,
  },
}

/** Names that came from outside are not looked up along the prototype. */
const OWN_NAMES_ONLY = {
  selector: 'BinaryExpression[operator="in"]:not([left.type="Literal"])',
  message:
    'Every object has `constructor`: Object.hasOwn or ownValue (src/domain/own.ts) tells whether a name is there.',
}

export default tseslint.config(
  {
    ignores: [
      '.next*/**',
      'node_modules/**',
      '.venv*/**',
      '.cache/**',
      'data/**',
      'tmp/**',
      'test-results/**',
      'playwright-report/**',
      'next-env.d.ts',
      'src/app/(payload)/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...nextVitals,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Filled by the areas, each with a declaration of its own (src/areas).
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowWithName: '^CapabilitiesOfAreas$' },
      ],
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
    },
  },
  { plugins: { ours } },
  {
    files: ['src/**'],
    rules: { 'no-console': 'error', 'ours/own-names': ['error', OWN_NAMES_ONLY] },
  },
  {
    // The built product loads a module more than once: what lives at its top exists several times.
    files: ['src/services/**', 'src/endpoints/**', 'src/public-site/**', 'src/messages/**'],
    rules: {
      'ours/memory': [
        'error',
        {
          selector:
            'Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]',
          message: 'A memory of the process lives in processWide (src/lib/process-wide.ts).',
        },
        {
          selector: 'Program > VariableDeclaration[kind="let"]',
          message: 'A memory of the process lives in processWide (src/lib/process-wide.ts).',
        },
      ],
    },
  },
  {
    // Whoever closes a file of the database loses the locks of the whole process, and with them
    // acknowledged writes of others: nobody opens it past SQLite (tests/helpers/disk.ts).
    files: ['src/**', 'tests/**'],
    ignores: [
      'src/lib/env.ts',
      'src/db/**',
      'tests/helpers/{disk,integration-setup}.ts',
      'tests/integration/db/upgrade.spec.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'SQLITE_PATH', message: 'The file of the database is opened by src/db only.' },
      ],
    },
  },
  ...layering,
  {
    files: ['src/**'],
    ignores: ['src/db/**', 'src/migrations/**'],
    rules: {
      'ours/engine': [
        'error',
        ...[
          "Identifier[name='isMongo']",
          "MemberExpression[property.name='db']",
          "MemberExpression[property.value='db']",
          "ObjectPattern > Property[key.name='db']",
        ].map((selector) => ({
          selector,
          message:
            'Which engine it is, and its own functions, are for src/db only: atomic.ts, rows.ts, bulk.ts, count.ts.',
        })),
      ],
    },
  },
  keysOfTheirOwn,
  {
    // While a linked screen is being opened, the address still belongs to the page before: a filter
    // read from it is the wrong one. One hook reads and writes it.
    files: ['src/admin/**/*.{ts,tsx}'],
    ignores: ['src/admin/shell/useAddress.ts'],
    rules: {
      'ours/address': [
        'error',
        ...[
          "MemberExpression[property.name='search']:matches([object.name='location'], [object.property.name='location'])",
          'CallExpression[callee.property.name=/^(push|replace)State$/]',
        ].map((selector) => ({
          selector,
          message: 'Use useAddress or clearQuery of src/admin/shell/useAddress.ts.',
        })),
      ],
    },
  },
  {
    files: ['src/admin/**/*.{ts,tsx}'],
    rules: {
      'ours/browser': [
        'error',
        {
          selector:
            "Program:has(> ExpressionStatement[directive='use client']) > ImportDeclaration[source.value='@/access/capabilities'] > ImportSpecifier[imported.name='can']",
          message: 'The areas stand on the server: in the browser useMay tells who may do what.',
        },
      ],
    },
  },
  {
    // A form that changes something names what it changes, and in which state (`Form`, `takeForm`).
    files: ['src/public-site/**'],
    ignores: ['src/public-site/components/Form.tsx'],
    rules: {
      'ours/forms': [
        'error',
        {
          selector: "JSXOpeningElement[name.name='form']",
          message: 'Use the Form component: it says what the form is about.',
        },
      ],
    },
  },
  {
    // Written by Payload. Linted all the same: a changed file that is ignored would be a warning.
    files: ['src/payload-types.ts', 'src/migrations/**'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  prettier,
)
