import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

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
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.spec.ts'],
          setupFiles: ['tests/helpers/integration-setup.ts'],
          // The slowest of them took a minute on two busy cores; a hang is found all the same.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
