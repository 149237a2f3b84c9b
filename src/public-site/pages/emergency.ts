const HTML = `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>ただいま利用できません</title></head>
<body><main><h1>ただいま利用できません</h1>
<p>少し待ってから、もう一度お試しください。続くときは、市のコールセンターにお電話ください。</p>
<p lang="en">This page is not available at the moment. Please try again in a few minutes, or call the city’s call centre.</p>
</main></body></html>
`

/** When not even the settings can be read: words that need no data. */
export const emergencyPage = (): Response =>
  new Response(HTML, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
  })
