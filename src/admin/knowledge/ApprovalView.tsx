import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'
import { Fragment } from 'react'

import { findRow, findRows } from '@/db/atomic'
import { contentOf } from '@/domain/knowledge/content'
import { openRemarks, remarksOf } from '@/domain/knowledge/remarks'
import { CHANGE_KIND, TEXT_KIND } from '@/domain/knowledge/vocabulary'
import { LANGUAGES } from '@/domain/languages'
import { formatEra, formatJa } from '@/domain/time/format'
import { oneCase } from '@/services/cases/one'
import type { ServiceContext } from '@/services/context'
import { compareVersions } from '@/services/knowledge/compare'
import { identityOf } from '@/services/knowledge/identity'
import { textVersions } from '@/services/knowledge/versions/list'
import type { Version } from '@/services/knowledge/versions/start'

import { panelPage } from '../frame/panel-page'

import { Approve } from './Approve'
import { Difference } from './Difference'
import { Remarks } from './Editor'
import { TextParts } from './TextParts'

/** /admin/text-approval: what waits for the city, the difference, and the approval in two keys (KB-02). */
export const ApprovalView = (props: AdminViewServerProps) => {
  const asked = String(props.searchParams?.id ?? '')
  return panelPage(
    props,
    {
      may: 'faq.approve',
      path: `/admin/text-approval${asked ? `?id=${encodeURIComponent(asked)}` : ''}`,
      title: 'FAQ・マニュアルの承認',
      lead: '市の確認を待つ版です。違いを見て、承認するか、指摘を書いて差し戻します。',
    },
    async (ctx) => {
      const waiting = await findRows<Version>(
        ctx.payload,
        'text-versions',
        { state: { equals: 'review' } },
        { sort: ['submittedOn', 'id'] },
      )
      const shown = waiting.find(({ id }) => String(id) === asked) ?? waiting[0]
      const done = String(props.searchParams?.done ?? '')
      const said = done ? await whatWasDone(ctx, done) : null
      if (!shown)
        return (
          <>
            {said}
            <p className="mg-empty">市の確認を待つ版はありません。</p>
          </>
        )
      return (
        <>
          {said}
          <nav aria-label="確認を待つ版">
            <ol>
              {waiting.map((one) => (
                <li key={one.id}>
                  <Link
                    href={`/admin/text-approval?id=${one.id}`}
                    aria-current={one.id === shown.id ? 'page' : undefined}
                    prefetch={false}
                  >
                    {one.question}
                  </Link>{' '}
                  第{one.number}版　{TEXT_KIND[one.kind]}
                  {one.submittedOn ? `　${formatJa(one.submittedOn)} ${one.submittedBy ?? ''}` : ''}
                  {openRemarks(one).length > 0 ? '　指摘あり' : ''}
                </li>
              ))}
            </ol>
          </nav>
          <One ctx={ctx} id={String(shown.id)} key={shown.id} />
        </>
      )
    },
  )
}

/** What became of the version that was on this page just now. */
async function whatWasDone(ctx: ServiceContext, id: string) {
  const row = (await findRow(ctx.payload, 'text-versions', {
    id: { equals: id },
  })) as Version | null
  const words = {
    approved: `承認しました。${row?.effectiveOn ? `${formatEra(row.effectiveOn)}から使われます。` : ''}`,
    returned: '差し戻しました。',
  }[String(row?.state)]
  if (!row || !words) return null
  return (
    <p className="mg-note mg-note--good" role="status">
      「{row.question}」第{row.number}版を{words}{' '}
      <Link href={`/admin/collections/text-versions/${row.id}`} prefetch={false}>
        この版を見る
      </Link>
    </p>
  )
}

async function One({ ctx, id }: { ctx: ServiceContext; id: string }) {
  const [{ before, after, parts }, { row }] = await Promise.all([
    compareVersions(ctx, id),
    oneCase(ctx, textVersions, id),
  ])
  const identity = await identityOf(ctx, String(after.text))
  return (
    <article className="mg-panel">
      <h2>{after.question}</h2>
      <p>
        {TEXT_KIND[after.kind]}　第{after.number}版　{LANGUAGES[after.language].label}
        {after.effectiveOn ? `　施行日（案） ${formatJa(after.effectiveOn)}` : ''}
      </p>
      <p>
        {after.changeKind ? CHANGE_KIND[after.changeKind] : ''}
        {after.changeNote ? `: ${after.changeNote}` : ''}
        {before ? `　第${before.number}版との違い` : '　はじめての版'}
        {after.source ? `　もと: ${after.source}` : ''}
      </p>
      <dl className="mg-facts">
        {identity.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <Difference parts={parts} />
      <details className="kb-as-read" open>
        <summary>読む人に見える形</summary>
        <TextParts kind={after.kind} content={contentOf(after)} />
      </details>
      {remarksOf(after).length > 0 ? <Remarks remarks={remarksOf(after)} /> : null}
      <Approve row={row} />
    </article>
  )
}
