import { isLanguage, type Language, LANGUAGES } from '@/domain/languages'
import { env } from '@/lib/env'
import { processWide } from '@/lib/process-wide'
import { messagesIn } from '@/messages'
import { errorText } from '@/messages/errors'
import { plainText } from '@/messages/text'

import { safetyHeaders } from '../http/headers'

const SECONDS = '10'

/** The page for those who asked too often: it must cost next to nothing, so it reads no data. */
export function tooManyPage(path: string): Response {
  const first = path.split('/', 2)[1]
  const language = isLanguage(first) ? first : 'ja'
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'retry-after': SECONDS,
  })
  safetyHeaders(headers, env.PUBLIC_URL.startsWith('https:'))
  return new Response(pageIn(language), { status: 429, headers })
}

const made = () => processWide('too-many-pages', () => new Map<Language, string>())

function pageIn(language: Language): string {
  const known = made().get(language)
  if (known) return known
  const title = plainText(messagesIn(language).errorStopped)
  const page = `<!doctype html>
<html lang="${LANGUAGES[language].tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head>
<body><main><h1>${title}</h1>
<p>${errorText('TOO_MANY_REQUESTS', language)}</p>
<p><a href="/${language}">${plainText(messagesIn(language).toStart)}</a></p>
</main></body></html>
`
  made().set(language, page)
  return page
}
