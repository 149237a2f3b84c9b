import config from '@payload-config'
import { generatePageMetadata, NotFoundPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { cloneElement } from 'react'

import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config, params, searchParams })

/** Payload's page, with the header's buttons that it leaves out: one is a phone's way to the menu. */
const NotFound = async ({ params, searchParams }: Args) => {
  const page = await NotFoundPage({ config, importMap, params, searchParams })
  const { admin } = await config
  return cloneElement(page, { viewActions: admin.components?.actions })
}

export default NotFound
