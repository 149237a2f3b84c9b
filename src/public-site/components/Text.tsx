import type { ReactNode } from 'react'

import { rubyText } from '@/messages/text'

import type { Site } from '../site'
import { isJapanese, siteName, t } from '../site'

import { Pause } from './Aloud'

const KANA = /[\u3040-\u30ff]/

/**
 * Text that the city wrote. Where only the Japanese one exists, a page in another language says so
 * to screen readers (WCAG 3.1.2).
 */
export function CityText({ site, text }: { site: Site; text: string }): ReactNode {
  if (isJapanese(site) || !KANA.test(text)) return rubyText(text)
  return <span lang="ja">{text}</span>
}

/** A holiday's name, which the city keeps in Japanese only; in other languages that it is one. */
export const HolidayName = ({ site, name }: { site: Site; name: string }): ReactNode =>
  site.language === 'ja' ? name : t(site, 'dayHoliday')

/** Something that is Japanese whatever the page's language: an address, the city's name. */
export const InJapanese = ({ site, text }: { site: Site; text: string }): ReactNode =>
  isJapanese(site) ? text : <span lang="ja">{text}</span>

export const CityName = ({ site }: { site: Site }) => (
  <InJapanese site={site} text={site.settings.cityName} />
)

/** The city above the site's name, unless that names it already. */
export const Eyebrow = ({ site, className }: { site: Site; className: string }) =>
  siteName(site).startsWith(site.settings.cityName) ? null : (
    <span className={className}>
      <CityName site={site} />
      <Pause site={site} />
    </span>
  )

/** A text of several lines as paragraphs. */
export function Paragraphs({ site, text }: { site: Site; text: string }) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    <>
      {lines.map((line, index) => (
        <p key={index}>
          <CityText site={site} text={line} />
        </p>
      ))}
    </>
  )
}
