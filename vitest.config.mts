import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

import { aloneSpecs, leftOutSpecs } from './scripts/lib/test-plan.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const leftOut = leftOutSpecs()
const alone = aloneSpecs().filter((file) => !leftOut.includes(file))

const integration = (name: string, isolate: boolean) => ({
  name,
  isolate,
  include: ['tests/integration/**/*.spec.ts'],
  setupFiles: ['tests/helpers/integration-setup.ts'],
  // The slowest of them took a minute on two busy cores; a hang is found all the same.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  maxWorkers: 2,
})

export default defineConfig({
  resolve: { alias: { '@payload-config': at('./payload.config.ts'), '@': at('./src') } },
  test: {
    environment: 'node',
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.spec.ts', 'tests/unit/**/*.spec.tsx'],
          // Exhaustive tables on a busy machine; a hang is found all the same.
          testTimeout: 60_000,
        },
      },
      // Loading Payload takes seconds: a process stays for many spec files, and what one leaves behind
      // is cleared before the next (integration-setup.ts).
      {
        extends: true,
        test: { ...integration('integration', false), exclude: [...alone, ...leftOut] },
      },
      {
        extends: true,
        test: {
          ...integration('integration-alone', true),
          include: alone,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
