import type { ReactElement } from 'react'
import type * as Server from 'react-dom/server'

let server: typeof Server | undefined

/**
 * React's static renderer, loaded by Node itself. Next's bundler would resolve `react-dom/server`
 * to its server-component variant, which refuses to render.
 */
function renderer(): typeof Server {
  if (!server) {
    const { createRequire } = process.getBuiltinModule('node:module')
    server = createRequire(`${process.cwd()}/package.json`)('react-dom/server') as typeof Server
  }
  return server
}

/** A whole page as text; everything in it is escaped by React. */
export const renderPage = (page: ReactElement): string =>
  `<!doctype html>${renderer().renderToStaticMarkup(page)}`
