import { LANGUAGE_CODES, LANGUAGES, type Language } from '@/domain/languages'
import { momentInWords } from '@/domain/time/words'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { messagesIn } from '@/messages'
import { STATUS_WORDS } from '@/messages/status'
import { fill, plainText } from '@/messages/text'

import type { NoticeWithFacts } from '../../notices/in-force'

export type Component = 'site' | 'booking' | 'mail'
export type Standing = 'ok' | 'trouble' | 'planned'

/** All that the page tells. */
export type StatusFacts = {
  siteName: string
  components: Record<Component, Standing>
  notices: Pick<
    NoticeWithFacts,
    | 'kind'
    | 'title'
    | 'body'
    | 'translations'
    | 'updates'
    | 'resolved'
    | 'stopFrom'
    | 'stopFromTime'
    | 'stopTo'
    | 'stopToTime'
  >[]
}

/** As the front door reads it: finished pages, and the banner for when they have grown old. */
export type StatusFile = {
  at: string
  facts: StatusFacts
  pages: Record<Language, string>
  stale: Record<Language, string>
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const lines = (text: string | null | undefined): string =>
  (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')

const STYLE =
  'body{font:17px/1.7 sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem;color:#1a1a1a;background:#fff}h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.15rem;margin:0}h3{font-size:1rem}dl{display:grid;grid-template-columns:1fr auto;gap:.25rem 1rem;padding:1rem;border:1px solid #c9d1dc;border-radius:8px}dd{margin:0;font-weight:700}dd.ok{color:#0a5c2b}dd.trouble{color:#8a1c1c}dd.planned{color:#6b4e00}article{margin:1rem 0;padding:1rem;border:1px solid #c9d1dc;border-left:6px solid #8a1c1c;border-radius:8px}article.maintenance{border-left-color:#8a6100}article.done{border-left-color:#0a5c2b}article small{font-weight:700}.stale{padding:1rem;background:#fff3cd;border:2px solid #8a6100;border-radius:8px;font-weight:700}nav{margin-top:2rem}nav a{display:inline-block;padding:.4rem .6rem}a{color:#0b4f9e}'

/** Where the front door puts the banner for a page that has grown old. */
export const STALE_MARK = '<!--stale-->'

function noticeHtml(language: Language, notice: StatusFacts['notices'][number]): string {
  const words = messagesIn(language)
  const say = (key: keyof typeof words, values?: Record<string, string>) =>
    plainText(fill(words[key], values))
  const own = notice.translations?.find((one) => one.language === language)
  const english =
    own ??
    (language.startsWith('ja')
      ? undefined
      : notice.translations?.find((one) => one.language === 'en'))
  const isJapanese = english === undefined
  const kind = notice.resolved
    ? 'noticeResolved'
    : notice.kind === 'incident'
      ? 'noticeIncident'
      : 'noticeMaintenance'
  const moment = (date: string, time: string | null) => momentInWords(date, time, language)
  const span = notice.stopFrom
    ? `<p>${escaped(
        say('stopSpan', {
          from: moment(notice.stopFrom, notice.stopFromTime),
          to: notice.stopTo ? moment(notice.stopTo, notice.stopToTime) : say('stopOpenEnd'),
        }),
      )}</p>`
    : ''
  const updates = [...(notice.updates ?? [])].sort((a, b) =>
    a.date + a.time < b.date + b.time ? 1 : -1,
  )
  const list = updates
    .map(
      ({ date, time, text }) =>
        `<li><strong>${escaped(moment(date, time))}</strong> <span lang="ja">${escaped(text)}</span></li>`,
    )
    .join('')
  return `<article class="${notice.resolved ? 'done' : notice.kind}"><small>${escaped(say(kind))}</small><div${isJapanese ? ' lang="ja"' : ''}><h2>${escaped(english?.title || notice.title)}</h2>${lines(english ? english.body : notice.body)}</div>${span}${list ? `<h3>${escaped(say('updatesTitle'))}</h3><ul>${list}</ul>` : ''}</article>`
}

function pageIn(language: Language, facts: StatusFacts, at: Date): string {
  const words = STATUS_WORDS[language]
  const messages = messagesIn(language)
  const title = plainText(fill(messages.statusTitle))
  const time = momentInWords(tokyoDateOf(at), tokyoTimeOf(at), language)
  const components = (Object.entries(facts.components) as [Component, Standing][])
    .map(
      ([name, standing]) =>
        `<dt>${escaped(words[name])}</dt><dd class="${standing}">${escaped(words[standing])}</dd>`,
    )
    .join('')
  const isQuiet =
    facts.notices.length === 0 && Object.values(facts.components).every((one) => one === 'ok')
  const notices = facts.notices.map((notice) => noticeHtml(language, notice)).join('')
  const others = LANGUAGE_CODES.map(
    (code) =>
      `<a href="/status/${code}" lang="${LANGUAGES[code].tag}"${code === language ? ' aria-current="page"' : ''}>${escaped(LANGUAGES[code].own)}</a>`,
  ).join('')
  return `<!doctype html><html lang="${LANGUAGES[language].tag}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)} - ${escaped(facts.siteName)}</title><style>${STYLE}</style><body><main><p lang="ja">${escaped(facts.siteName)}</p><h1>${escaped(title)}</h1>${STALE_MARK}<p>${escaped(words.asOf.replace('{time}', time))}</p><dl>${components}</dl>${isQuiet ? `<p>${escaped(plainText(fill(messages.statusNone)))}</p>` : ''}${notices}<p><a href="/${language}">${escaped(words.toSite)}</a></p></main><nav>${others}</nav></body></html>`
}

/** The pages of all languages, finished, so that whoever serves them needs nothing else. */
export function statusFileOf(facts: StatusFacts, at: Date): StatusFile {
  const each = (make: (language: Language) => string) =>
    Object.fromEntries(LANGUAGE_CODES.map((code) => [code, make(code)])) as Record<Language, string>
  return {
    at: at.toISOString(),
    facts,
    pages: each((language) => pageIn(language, facts, at)),
    stale: each(
      (language) => `<p class="stale" role="alert">${escaped(STATUS_WORDS[language].stale)}</p>`,
    ),
  }
}
