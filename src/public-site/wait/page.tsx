import type { ReactNode } from 'react'

import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import { tokyoTimeOf } from '@/domain/time/civil'
import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'
import type { MessageKey } from '@/messages'
import { messagesIn } from '@/messages'
import type { Values } from '@/messages/text'
import { fill, plainText, rubyText } from '@/messages/text'
import type { Admission } from '@/services/admission/keeper'

import { CSS_PATH } from '../assets'
import { renderPage } from '../render'

export type Waits = Exclude<Admission, { as: 'in' }>

/** What the page is about, beside the place itself. */
export type WaitingPage = {
  language: Language
  languages: readonly Language[]
  siteName: string
  /** Where it leads when the turn has come: an address of ours, without its language. */
  to: string
  /** The reader has stopped the renewing. */
  isStopped: boolean
  /** The browser sent no ticket although it was given one. */
  hasNoCookies: boolean
  /** Made public after a draw. */
  seed: string
}

/** Stands in the prepared page where a figure goes. */
const hole = (name: string): string => `@@${name}@@`
const HOLE = /@@(\w+)@@/g
const KEPT = 400
/** For browsers without ruby, of which there are hardly any; here each byte is sent very often. */
const BRACKETS = /<rp>.<\/rp>/g

const prepared = () => processWide('waiting-pages', () => new Generations<string>(KEPT))

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Which of the page's texts are shown: all that it is prepared for. */
type Kind = Omit<WaitingPage, 'to' | 'seed'> & {
  as: Waits['as']
  isNext: boolean
  isLong: boolean
  isLater: boolean
  hasSeed: boolean
}

/** The page as text: prepared once for each language and kind, then only filled in. */
export function waitingPage(page: WaitingPage, waits: Waits): string {
  const { to, seed, ...rest } = page
  const isWaiting = waits.as === 'waiting'
  const kind: Kind = {
    ...rest,
    as: waits.as,
    isNext: isWaiting && waits.ahead === 0,
    isLong: isWaiting && waits.to === null,
    isLater: isWaiting && waits.isLater,
    hasSeed: seed !== '',
  }
  const key = JSON.stringify(kind)
  let text = prepared().get(key)
  if (text === undefined)
    prepared().set(key, (text = renderPage(<Document kind={kind} />).replace(BRACKETS, '')))
  const values: Record<string, string> = {
    to: encodeURIComponent(to).replaceAll('%2F', '/'),
    reload: String(waits.reload),
    seed,
    ...valuesOf(waits, page.language),
  }
  return text.replace(HOLE, (_, name: string) => escaped(values[name] ?? ''))
}

function valuesOf(waits: Waits, language: Language): Record<string, string> {
  if (waits.as === 'lobby') return { time: tokyoTimeOf(waits.drawAt), seal: waits.commitment }
  if (waits.as !== 'waiting') return {}
  const clock = (minutes: number | null) =>
    minutes === null ? '' : tokyoTimeOf(new Date(minutes * 60_000))
  return {
    ahead: waits.ahead.toLocaleString(LANGUAGES[language].tag),
    from: clock(waits.from),
    to_time: clock(waits.to),
    time: tokyoTimeOf(waits.movedAt),
  }
}

function Document({ kind }: { kind: Kind }): ReactNode {
  const { language, as, isStopped } = kind
  const messages = messagesIn(language)
  const say = (key: MessageKey, values?: Values) => rubyText(fill(messages[key], values))
  const plain = (key: MessageKey, values?: Values) => plainText(fill(messages[key], values))
  const here = (to: Language, stop: boolean) =>
    `/${to}/wait?to=${hole('to')}${stop ? '&stop=1' : ''}`
  const place =
    as === 'waiting'
      ? kind.isNext
        ? plain('waitNext')
        : plain('waitCount', { ahead: hole('ahead') })
      : as === 'lobby'
        ? plain('waitLobbyTitle', { time: hole('time') })
        : ''
  return (
    <html lang={LANGUAGES[language].tag} className={language === 'ja-easy' ? 'easy' : undefined}>
      {/* eslint-disable-next-line @next/next/no-head-element -- a whole document, made outside Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* First what changes: after a renewal a screen reader begins with it. */}
        <title>{[place, plain('waitTitle'), kind.siteName].filter(Boolean).join('｜')}</title>
        {isStopped ? null : (
          <meta httpEquiv="refresh" content={`${hole('reload')};url=${here(language, false)}`} />
        )}
        <link rel="stylesheet" href={CSS_PATH} />
      </head>
      <body>
        <main id="main" className="inner">
          <p>{kind.siteName}</p>
          <h1>{say('waitTitle')}</h1>
          <Place kind={kind} say={say} />
          <p>{say(isStopped ? 'waitStopped' : 'waitReloads')}</p>
          <p>{say('waitCome')}</p>
          {kind.hasNoCookies ? <p className="notice">{say('waitCookies')}</p> : null}
          {isStopped ? (
            <p className="actions">
              <a className="button button-main" href={here(language, true)}>
                {say('waitLook')}
              </a>
            </p>
          ) : null}
          <p>
            <a href={here(language, !isStopped)}>{say(isStopped ? 'waitResume' : 'waitStop')}</a>
          </p>
          <Seals kind={kind} say={say} />
        </main>
        <nav className="inner" aria-label={plain('language')}>
          <ul>
            {kind.languages
              .filter((other) => other !== language)
              .map((other) => (
                <li key={other}>
                  <a href={here(other, isStopped)} lang={LANGUAGES[other].tag}>
                    {LANGUAGES[other].own}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      </body>
    </html>
  )
}

type Say = (key: MessageKey, values?: Values) => ReactNode

function Place({ kind, say }: { kind: Kind; say: Say }): ReactNode {
  const { as, isNext, isLong, isLater } = kind
  if (as === 'unnumbered') return <p>{say('waitUnnumbered')}</p>
  if (as === 'too-often') return <p>{say('waitOften')}</p>
  if (as === 'lobby') return <p>{say('waitLobby', { time: hole('time') })}</p>
  return (
    <>
      <p>
        <strong>{isNext ? say('waitNext') : say('waitAhead', { ahead: hole('ahead') })}</strong>
      </p>
      <p>
        {isLong ? say('waitLong') : say('waitBetween', { from: hole('from'), to: hole('to_time') })}
      </p>
      {isLater ? <p>{say('waitLater')}</p> : null}
      <p>{say('waitMoved', { time: hole('time') })}</p>
    </>
  )
}

/** What a draw can be checked by: its seal beforehand, its seed afterwards. */
function Seals({ kind, say }: { kind: Kind; say: Say }): ReactNode {
  const [text, name]: [MessageKey, string] | [null, ''] =
    kind.as === 'lobby' ? ['waitSeal', 'seal'] : kind.hasSeed ? ['waitSeed', 'seed'] : [null, '']
  if (!text) return null
  return (
    <p>
      {say(text)} <code>{hole(name)}</code>
    </p>
  )
}
