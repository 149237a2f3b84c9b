import { defineConfig } from '@playwright/test'

const port = process.env.E2E_PORT ?? '3100'
const baseURL = `http://127.0.0.1:${port}`

// The browser of the system: nothing is downloaded, and it may say nothing to anybody else.
const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Playwright empties this folder when it starts: the reports must not lie in it.
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/e2e.json' }]],
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    launchOptions,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    {
      name: 'phone',
      // Staff work at a desk or on a tablet.
      testIgnore: '**/staff/**',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    command: 'node scripts/start-e2e.mjs',
    url: baseURL,
    env: { E2E_PORT: port },
    timeout: 400_000,
    // While writing tests: a server started by hand (E2E_PORT=3100 node scripts/start-e2e.mjs).
    reuseExistingServer: Boolean(process.env.E2E_REUSE),
    stdout: 'pipe',
    // Time to stop the server and remove its database, instead of a kill that leaves both.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8_000 },
  },
})
