import type { ReactElement } from 'react'
import type * as Server from 'react-dom/server'

import { processWide } from '@/lib/process-wide'

/**
 * React's static renderer, loaded by Node itself. Next's bundler would resolve `react-dom/server`
 * to its server-component variant, which refuses to render.
 */
const renderer = (): typeof Server =>
  processWide('react-static', () => {
    const { createRequire } = process.getBuiltinModule('node:module')
    return createRequire(`${process.cwd()}/package.json`)('react-dom/server') as typeof Server
  })

/** A whole page as text; everything in it is escaped by React. */
export const renderPage = (page: ReactElement): string =>
  `<!doctype html>${renderer().renderToStaticMarkup(page)}`

/** A part of a page as text, for keeping; everything in it is escaped by React. */
export const renderPart = (part: ReactElement): string => renderer().renderToStaticMarkup(part)
