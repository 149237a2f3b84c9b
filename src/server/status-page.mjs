// The status page (IN-03): a finished file, read from disk for each request, so that it answers while
// the database, Next or the key is away. What it says is written by `services/alarms/status`.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const OLD_MS = 5 * 60_000
const PATH = /^\/status(?:\/([a-z-]{2,8}))?\/?(?:\?.*)?$/
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const UNKNOWN =
  '<!doctype html><html lang="ja"><meta charset="utf-8"><title>状況</title><p>ただいま状況を確認しています。しばらくしてからもう一度開いてください。</p><p lang="en">The status is being checked. Please try again later.</p></html>'

/** Where the file lies, by the environment. */
export const statusFolder = (env) => env.STATUS_DIR || 'data/status'

export const isStatusPath = (method, target) =>
  (method === 'GET' || method === 'HEAD') && PATH.test(target)

/** The language of the address, else the first that the browser names, else Japanese. */
export function languageOf(target, accepted, known) {
  const named = PATH.exec(target)?.[1]
  if (named && known.includes(named)) return named
  const wishes = String(accepted ?? '')
    .split(',')
    .map((part) => part.split(';')[0].trim().toLowerCase())
  for (const wish of wishes) {
    if (/^zh-(?:tw|hk|mo|hant)/.test(wish)) return 'zh-hant'
    if (/^zh/.test(wish)) return 'zh-hans'
    const [base] = wish.split('-')
    const code = base === 'fil' ? 'tl' : base
    if (known.includes(code)) return code
  }
  return 'ja'
}

/** Answers with the page as it was written last, under a banner when that is long ago. */
export async function answerStatus(request, response, folder, now = Date.now()) {
  const page = await pageFor(request, folder, now)
  response.writeHead(page ? 200 : 503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=10',
    'content-security-policy': POLICY,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    vary: 'accept-language',
  })
  response.end(request.method === 'HEAD' ? undefined : (page ?? UNKNOWN))
}

async function pageFor(request, folder, now) {
  try {
    const file = JSON.parse(await readFile(join(folder, 'status.json'), 'utf8'))
    const known = Object.keys(file.pages)
    const language = languageOf(request.url, request.headers['accept-language'], known)
    const isOld = now - Date.parse(file.at) > OLD_MS
    return file.pages[language].replace('<!--stale-->', isOld ? file.stale[language] : '')
  } catch {
    return null
  }
}
