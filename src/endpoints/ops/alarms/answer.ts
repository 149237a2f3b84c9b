import type { Endpoint, PayloadRequest } from 'payload'

import { isDomainError } from '@/lib/errors'
import { alertOfLink, answerByLink, type Answered } from '@/services/alarms/acknowledge'
import { ANSWER_PATH } from '@/services/alarms/answer-link'
import { answerOutage, isOutageLink, outageState } from '@/services/alarms/health/outage'
import { jobContext } from '@/services/context'

/** Nothing but its own look, and the one button to itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const STYLE =
  'body{font:18px/1.7 sans-serif;max-width:34rem;margin:0 auto;padding:2rem 1rem;color:#1a1a1a}h1{font-size:1.3rem}button{font:inherit;font-weight:700;width:100%;padding:1rem;border:0;border-radius:8px;background:#0b5cad;color:#fff}'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const html = (status: number, heading: string, body: string): Response =>
  new Response(
    `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(heading)}</title><style>${STYLE}</style><body><main><h1>${escaped(heading)}</h1>${body}</main></body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    },
  )

const paragraph = (text: string): string => `<p role="status">${escaped(text)}</p>`

const BUTTON = '<form method="post"><button>確認しました（対応します）</button></form>'

function said({ title, state, by, waits }: Answered, isAnswer: boolean): Response {
  if (state === 'resolved') return html(200, title, paragraph('この通報は解消しています。'))
  if (state === 'acknowledged')
    return html(200, title, paragraph(`${by}さんが確認しました。通知は止まりました。`))
  if (isAnswer && waits)
    return html(200, title, paragraph('確認しました。ほかの人の確認を待っています。'))
  return html(
    200,
    title,
    `<p>対応する人は、ボタンを押してください。通知が止まります。</p>${BUTTON}`,
  )
}

/** The same for a database that is away, which has only files to go by. */
async function outagePage(req: PayloadRequest, link: string, isAnswer: boolean): Promise<Response> {
  if (isAnswer) await answerOutage(jobContext(req.payload), link)
  const state = await outageState(link)
  if (!state) return html(404, '開けません', paragraph('この障害は終わっています。'))
  return state.isAnswered
    ? html(200, state.title, paragraph('確認しました。通知は止まりました。'))
    : html(200, state.title, `<p>対応する人は、ボタンを押してください。</p>${BUTTON}`)
}

const linkOf = (req: PayloadRequest): string =>
  String((req.routeParams as Record<string, unknown> | undefined)?.link ?? '')

const page =
  (isAnswer: boolean, act: typeof alertOfLink) =>
  async (req: PayloadRequest): Promise<Response> => {
    try {
      const link = linkOf(req)
      if (isOutageLink(link)) return await outagePage(req, link, isAnswer)
      return said(await act(jobContext(req.payload), link), isAnswer)
    } catch (error) {
      if (!isDomainError(error)) {
        req.payload.logger.error({ msg: 'answer to an alert failed', err: error })
        return html(503, '表示できません', paragraph('少し待って、もう一度開いてください。'))
      }
      return html(error.status, '開けません', paragraph(error.message))
    }
  }

const path = `${ANSWER_PATH}/:link`

/** A page with one button. Opening it changes nothing: mail systems open links before people do. */
export const answerPage: Endpoint = { method: 'get', path, handler: page(false, alertOfLink) }

/** The button; who has the link is who was told, so there is no log-in. */
export const answerPosted: Endpoint = { method: 'post', path, handler: page(true, answerByLink) }
