import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { LANGUAGES } from '@/domain/languages'
import { compareVersions } from '@/services/knowledge/compare'
import { textVersion } from '@/services/knowledge/versions/case'
import type { Version } from '@/services/knowledge/versions/start'

import { panelPage } from '../frame/panel-page'

import { Difference } from './Difference'

const nameOf = ({ number, state }: Version): string =>
  `第${number}版（${textVersion.states[state].label}）`

/** /admin/text-compare: any two versions of a text beside each other (KB-15). */
export const CompareView = (props: AdminViewServerProps) => {
  const b = String(props.searchParams?.b ?? '')
  const a = String(props.searchParams?.a ?? '')
  return panelPage(
    props,
    {
      may: 'texts.read',
      path: `/admin/text-compare?b=${encodeURIComponent(b)}`,
      title: '版の違い',
      lead: '2つの版をくらべます。加わったところは ＋ と緑、なくなったところは － と赤です。',
    },
    async (ctx) => {
      const { before, after, parts, versions } = await compareVersions(ctx, b, a || undefined)
      return (
        <>
          <h2>{after.question}</h2>
          <p>
            {before ? `${nameOf(before)} → ` : ''}
            {nameOf(after)}
            {after.language === 'ja' ? '' : `　${LANGUAGES[after.language].label}`}
          </p>
          {after.changeNote ? <p>変更の内容: {after.changeNote}</p> : null}
          <form className="mg-row" action="/admin/text-compare" method="get">
            <label className="mg-field">
              前の版
              <select name="a" defaultValue={before ? String(before.id) : ''}>
                <option value="">（くらべない）</option>
                {versions.map((one) => (
                  <option key={one.id} value={String(one.id)}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
            </label>
            <label className="mg-field">
              後の版
              <select name="b" defaultValue={String(after.id)}>
                {versions.map((one) => (
                  <option key={one.id} value={String(one.id)}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="mg-button">
              くらべる
            </button>
          </form>
          <Difference parts={parts} />
          <p>
            <Link href={`/admin/collections/texts/${after.text}`} prefetch={false}>
              この文書のすべての版
            </Link>
          </p>
        </>
      )
    },
  )
}
