import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ja } from '@payloadcms/translations/languages/ja'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, defaultLoggerOptions } from 'payload'

import { switchOff } from '@/access/capabilities'
import { adminConfig } from '@/admin/config'
import { panelWords } from '@/admin/words/ja'
import { PRODUCT } from '@/areas'
import { databaseAdapter } from '@/db/adapter'
import { closeRest } from '@/endpoints/rest/close-rest'
import { sayRefusal } from '@/hooks/say-refusal'
import { env } from '@/lib/env'
import { logOptions } from '@/lib/log-errors'
import { staffMailAdapter } from '@/services/mail/payload-adapter'
import { openKeys } from '@/services/keys/open-keys'
import { createFirstAdmin } from '@/services/staff/first-admin'

if (env.CARD_MODULE === 'off') switchOff('cards')

const root = path.dirname(fileURLToPath(import.meta.url))

const config = buildConfig({
  secret: env.PAYLOAD_SECRET,
  serverURL: env.PUBLIC_URL,
  csrf: [env.PUBLIC_URL],
  cors: [env.PUBLIC_URL],
  telemetry: false,
  graphQL: { disable: true },
  defaultDepth: 1,
  maxDepth: 3,
  db: databaseAdapter(),
  logger: { options: logOptions, destination: defaultLoggerOptions },
  // As an error, which is written without what was typed; as a note its words would stand there as they are.
  // A question by a name that is no field is answered with 400: nothing of ours is wrong.
  loggingLevels: { ValidationError: 'warn', QueryError: false },
  editor: lexicalEditor(),
  email: staffMailAdapter,
  i18n: { fallbackLanguage: 'ja', supportedLanguages: { ja }, translations: { ja: panelWords } },
  collections: PRODUCT.collections,
  globals: PRODUCT.globals,
  endpoints: PRODUCT.endpoints,
  hooks: { afterError: [sayRefusal] },
  admin: adminConfig(path.join(root, 'src'), PRODUCT),
  onInit: async (payload) => {
    try {
      await openKeys(payload)
      const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = env
      await createFirstAdmin(payload, { username, password })
    } catch (error) {
      // Nobody gets hold of it any more; a start that is tried again opens one of its own.
      await payload.db.destroy?.().catch(() => undefined)
      throw error
    }
  },
  typescript: {
    // `npm run generate` writes them. By itself Payload would start a process for it at every start
    // outside of production, once for each spec file of the tests.
    autoGenerate: false,
    outputFile: path.join(root, 'src/payload-types.ts'),
  },
})

export default config.then(closeRest)
