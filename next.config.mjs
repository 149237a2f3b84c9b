import { withPayload } from '@payloadcms/next/withPayload'

/**
 * In JavaScript: for a configuration in TypeScript every server that starts loads a compiler, and keeps it.
 * @type {import('next').NextConfig}
 */
const nextConfig = {
  // A second checkout or a test build can use its own folder and so never disturbs a running server.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  poweredByHeader: false,
  serverExternalPackages: [
    // Next bundles for each runtime (instrumentation, API, pages), and one Payload is shared by all.
    // Bundled, its classes would exist once a runtime: a refusal thrown in one is no `ValidationError`
    // in the next, and staff read "An unknown error occurred." Loaded by Node they exist once.
    'payload',
    '@payloadcms/db-mongodb',
    '@payloadcms/db-sqlite',
    // pdfkit, exceljs and friends read data files beside their own code; bundling loses them.
    'pdfkit',
    'fontkit',
    'exceljs',
    'bwip-js',
    'qrcode',
    'iconv-lite',
    'echarts',
    // One list of figures for the server in front and what it serves.
    'prom-client',
  ],
  // Linting and type checks are their own steps in `.ci/run`.
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPECHECK === '1' },
}

const withPanel = withPayload(nextConfig, { devBundleServerPackages: false })

/**
 * Payload asks every visitor's browser for its colour scheme, and `Critical-CH` makes Chromium load
 * the first page twice. Only the panel has two schemes.
 */
async function headers() {
  const all = (await withPanel.headers?.()) ?? []
  return all.map((one) => (one.source === '/:path*' ? { ...one, source: '/admin/:path*' } : one))
}

const config = { ...withPanel, headers }

export default config
