import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ja } from '@payloadcms/translations/languages/ja'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'

import { adminConfig } from '@/admin/config'
import { collections } from '@/collections'
import { databaseAdapter } from '@/db/adapter'
import { endpoints } from '@/endpoints'
import { globals } from '@/globals'
import { env } from '@/lib/env'
import { staffMailAdapter } from '@/services/mail/payload-adapter'

const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  secret: env.PAYLOAD_SECRET,
  serverURL: env.PUBLIC_URL,
  csrf: [env.PUBLIC_URL],
  cors: [env.PUBLIC_URL],
  telemetry: false,
  graphQL: { disable: true },
  defaultDepth: 1,
  maxDepth: 3,
  db: databaseAdapter(),
  editor: lexicalEditor(),
  email: staffMailAdapter,
  i18n: { fallbackLanguage: 'ja', supportedLanguages: { ja } },
  collections,
  globals,
  endpoints,
  admin: adminConfig(path.join(root, 'src')),
  typescript: { outputFile: path.join(root, 'src/payload-types.ts') },
})
