import type { Payload } from 'payload'

import { renderPage } from './render'

function Hello({ name }: { name: string }) {
  return (
    <html lang="ja">
      <body>
        <h1>こんにちは {name}</h1>
      </body>
    </html>
  )
}

/** Answers every request for a citizen's page; a pure function of the request and the data. */
export async function handleSite(_payload: Payload, request: Request): Promise<Response> {
  const html = renderPage(<Hello name={new URL(request.url).pathname} />)
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
