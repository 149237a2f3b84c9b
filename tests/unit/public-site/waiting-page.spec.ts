import axe from 'axe-core'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'

import { LANGUAGE_CODES, LANGUAGES } from '@/domain/languages'
import { LONGEST_TO } from '@/public-site/wait/answer'
import { type WaitingPage, waitingPage, type Waits } from '@/public-site/wait/page'

const MINUTE = Date.parse('2026-12-01T05:25:00Z') / 60_000
const HASH = 'a'.repeat(64)
const waiting: Waits = {
  ...{ as: 'waiting', ticket: 't', place: 123_456.5, ahead: 12_345, reload: 90, promised: null },
  ...{ from: MINUTE, to: MINUTE + 10, isLater: true, movedAt: new Date(MINUTE * 60_000) },
}
const KINDS: Waits[] = [
  waiting,
  { ...(waiting as Extract<Waits, { as: 'waiting' }>), ahead: 0, from: null, to: null },
  {
    ...{ as: 'lobby', ticket: 't', drawAt: new Date(MINUTE * 60_000), commitment: HASH },
    reload: 30,
  },
  { as: 'unnumbered', reload: 15 },
  { as: 'too-often', reload: 60 },
]
const page = (over: Partial<WaitingPage> = {}): WaitingPage => ({
  ...{ language: 'ja', languages: LANGUAGE_CODES, siteName: 'マイナンバーカード予約' },
  ...{ to: '/book/pickup', isStopped: false, hasNoCookies: true, seed: HASH },
  ...over,
})

describe('the waiting page', () => {
  it('is at most 6 kB in each of the ten languages, with everything that may be on it', () => {
    const to = '/book/pickup/1abcde?office=kawasaki&date=2026-12-07&'.padEnd(LONGEST_TO, 'x')
    for (const language of LANGUAGE_CODES)
      for (const waits of KINDS) {
        const html = waitingPage(page({ language, to }), waits)
        const size = Buffer.byteLength(html)
        expect([language, waits.as, size <= 6 * 1024 ? 'small' : size]).toEqual([
          language,
          waits.as,
          'small',
        ])
        expect(html).not.toMatch(/@@|<script|\{\w+\}/)
      }
  })

  it('says the place first in its title, who is before, the span of time and the last change', () => {
    const html = waitingPage(page(), waiting)
    expect(html).toContain(
      '<title>あと12,345人｜順番にご案内しています｜マイナンバーカード予約</title>',
    )
    expect(html).toContain('あなたの前に12,345人います。')
    expect(html).toContain('14:25から14:35ごろに進める見込みです。')
    expect(html).toContain('見込みを前より遅い時刻に改めました。')
    expect(html).toContain('最後に順番が進んだ時刻：14:25')
  })

  it('renews itself until it is told not to; then a button is there, and the place stays', () => {
    const renewing = waitingPage(page(), waiting)
    expect(renewing).toContain(
      '<meta http-equiv="refresh" content="90;url=/ja/wait?to=/book/pickup"/>',
    )
    expect(renewing).toContain('href="/ja/wait?to=/book/pickup&amp;stop=1"')
    const stopped = waitingPage(page({ isStopped: true }), waiting)
    expect(stopped).not.toContain('http-equiv="refresh"')
    expect(stopped).toContain('いまの順番を確かめる')
    expect(stopped).toContain('href="/ja/wait?to=/book/pickup"')
  })

  it('shows what a draw can be checked by: the seal before, the seed after', () => {
    expect(waitingPage(page(), KINDS[2]!)).toContain(`<code>${HASH}</code>`)
    expect(waitingPage(page({ seed: 'the-seed' }), waiting)).toContain('<code>the-seed</code>')
    expect(waitingPage(page({ seed: '' }), waiting)).not.toContain('<code>')
  })

  it('holds nothing that could be taken for markup', () => {
    const html = waitingPage(page({ seed: '<script>', siteName: '<b>&"' }), waiting)
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<b>')
  })

  it('has no finding of axe but the renewing, which can be stopped on the page', async () => {
    for (const language of LANGUAGE_CODES)
      for (const waits of KINDS) {
        const window = new Window({ settings: { disableCSSFileLoading: true } })
        window.document.write(waitingPage(page({ language }), waits))
        expect(window.document.documentElement.lang).toBe(LANGUAGES[language].tag)
        const node = window.document.documentElement as unknown as Element
        const { violations } = await run(window, node)
        expect([language, waits.as, violations.map(({ id }) => id)]).toEqual([
          language,
          waits.as,
          ['meta-refresh'],
        ])
        await window.happyDOM.close()
      }
  })
})

/** axe asks the globals of a browser. */
async function run(window: Window, node: Element): Promise<axe.AxeResults> {
  const globals = globalThis as unknown as Record<string, unknown>
  const names = ['window', 'document', 'Node', 'Element', 'HTMLElement', 'NodeList'] as const
  const before = names.map((name) => globals[name])
  for (const name of names) globals[name] = name === 'window' ? window : window[name]
  try {
    return await axe.run(node, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      rules: { 'color-contrast': { enabled: false } },
    })
  } finally {
    for (const [at, name] of names.entries()) globals[name] = before[at]
  }
}
