import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { headers } from 'next/headers'
import type { ServerFunctionClient } from 'payload'
import { getPayload } from 'payload'
import type { ReactNode } from 'react'

import { NOBODY } from '@/admin/session/logged-out'
import { allowedBySettings } from '@/services/access/panel-gate'

import { importMap } from './admin/importMap.js'
import './custom.css'
import './touch.css'

const isAllowed = async () => allowedBySettings(await getPayload({ config }), await headers())

async function isLoggedIn(): Promise<boolean> {
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: await headers(), canSetHeaders: false })
  return user !== null
}

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  if (!(await isAllowed())) throw new Error('address not allowed')
  try {
    const answer: unknown = await handleServerFunctions({ ...args, config, importMap })
    return hasErrors(answer) && !(await isLoggedIn()) ? NOBODY : answer
  } catch (error) {
    if (await isLoggedIn()) throw error
    return NOBODY
  }
}

const hasErrors = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'errors' in answer

const Layout = async ({ children }: { children: ReactNode }) =>
  (await isAllowed()) ? (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  ) : (
    <html lang="ja">
      <body style={{ fontFamily: 'sans-serif', padding: '3rem' }}>
        <h1>管理画面を開けません</h1>
        <p>この接続元からは管理画面を開けません。庁内または登録された回線から開いてください。</p>
      </body>
    </html>
  )

export default Layout
