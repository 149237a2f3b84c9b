import type { ReactNode } from 'react'

import { Aloud } from '@/messages/aloud'

import type { Site } from '../site'
import { s } from '../site'

const COMMA: Partial<Record<Site['language'], string>> = {
  ja: '、',
  'ja-easy': '、',
  'zh-hans': '，',
  'zh-hant': '，',
}
const comma = (site: Site): string => COMMA[site.language] ?? ', '

/** A pause for the ear where the eye has a line break or a gap; else two texts are read as one word. */
export const Pause = ({ site }: { site: Site }) => (
  // A common blank at the end of a part of its own would be dropped.
  <span className="hidden">{comma(site).replace(' ', '\u00a0')}</span>
)

/** Digit by digit, in the groups in which it is written: `328-843` → `3 2 8、8 4 3`. */
const inDigits = (site: Site, text: string): string =>
  text
    .split('-')
    .map((group) => [...group].join(' '))
    .join(comma(site))

/** A number to be copied down. A voice would make 三百二十八 of `328` and 七十四万 of `746200`. */
export const Digits = ({ site, text }: { site: Site; text: string }) => (
  <Aloud shown={text} words={inDigits(site, text)} />
)

/** Only the end of a number: enough to tell two of a family apart; its dots are nothing to read out. */
export const NumberEnding = ({ site, end }: { site: Site; end: string }) => (
  <Aloud shown={`••••${end}`} words={s(site, 'numberEnding', { digits: inDigits(site, end) })} />
)

/** The small line above a heading's own words. */
export const Overline = ({ site, children }: { site: Site; children: ReactNode }) => (
  <span className="eyebrow">
    {children}
    <Pause site={site} />
  </span>
)
