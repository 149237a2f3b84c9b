import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getPayload } from 'payload'

import { allowedBySettings } from '@/services/access/panel-gate'

import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config, params, searchParams })

const Page = async ({ params, searchParams }: Args) =>
  // Asked here as well as in the layout: a client can request a page without its layout.
  (await allowedBySettings(await getPayload({ config }), await headers()))
    ? RootPage({ config, importMap, params, searchParams })
    : null

export default Page
