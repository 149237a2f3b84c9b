import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { PRODUCT } from '@/areas'
import { type HandedOver, handedOver, workHandover } from '@/services/cases/hand-over'
import { type OpenKind, openKinds } from '@/services/cases/open'
import { isDomainError } from '@/lib/errors'

import { FileOutputs } from '../frame/FileOutputs'
import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

import { HandOver } from './HandOver'

const PURPOSES = ['業務の引継ぎ', '市への報告']
/** The rest stands in the file. */
const SHOWN = 200

/** /admin/open-records: all that is not over, and its handing over to the city (AV-12, CC-31). */
export const OpenView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/open-records',
      lead: 'すべての業務の、終わっていない記録です。処理状況と今後の作業を付けて、市へ引き継げます。',
    },
    async (ctx) => {
      const asked = (props.searchParams as Record<string, unknown> | undefined)?.handed
      if (typeof asked === 'string') {
        const handed = await handedOver(ctx, PRODUCT.cases, asked).catch((error: unknown) => {
          if (isDomainError(error)) return null
          throw error
        })
        return handed ? (
          <Handed id={asked} {...handed} />
        ) : (
          <p className="mg-empty">この引継ぎが見つかりません。</p>
        )
      }
      const kinds = await openKinds(ctx, PRODUCT.cases)
      return (
        <>
          <Kinds kinds={kinds} />
          {kinds.length > 0 ? (
            <section className="mg-section">
              <h2>一覧を出力する</h2>
              <FileOutputs path="/ops/open-records/output" purposes={PURPOSES} />
            </section>
          ) : null}
          {can(ctx.user, 'work.hand-over') ? (
            <HandOver kinds={kinds.filter(({ slug }) => slug !== workHandover.slug)} />
          ) : null}
          <p>
            <Link href="/admin/work-handovers" prefetch={false}>
              これまでの引継ぎを見る
            </Link>
          </p>
        </>
      )
    },
  )

const Kinds = ({ kinds }: { kinds: OpenKind[] }) =>
  kinds.length === 0 ? (
    <p className="mg-empty">終わっていない業務はありません。</p>
  ) : (
    <TableBox label="終わっていない業務">
      <table className="mg-table">
        <caption className="mg-hidden">終わっていない業務</caption>
        <thead>
          <tr>
            <th>業務</th>
            <th>件数</th>
            <th>いちばん古いもの</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ slug, kind, path, count, oldest }) => (
            <tr key={slug}>
              <td>
                <Link href={`/admin/${path}`} prefetch={false}>
                  {kind}
                </Link>
              </td>
              <td>{count.toLocaleString('ja-JP')}件</td>
              <td>{oldest}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )

const Handed = ({ id, number, lines, hidden }: { id: string } & HandedOver) => (
  <>
    <h2>引継ぎ {number}</h2>
    <TableBox label={`引継ぎ ${number}`}>
      <table className="mg-table">
        <caption>
          {lines.length.toLocaleString('ja-JP')}件
          {lines.length > SHOWN ? `のうち、はじめの${SHOWN}件` : ''}
          {hidden > 0 ? `（ほかに、見る権限のない業務 ${hidden.toLocaleString('ja-JP')}件）` : ''}
        </caption>
        <thead>
          <tr>
            <th>業務</th>
            <th>番号・件名</th>
            <th>処理状況</th>
            <th>次に対応する人</th>
            <th>今後の作業</th>
            <th>いつから</th>
            <th>期限</th>
            <th>特記事項</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map((line, index) => (
            <tr key={`${line.slug}-${line.name}-${index}`}>
              <td>{line.kind}</td>
              <td>{line.name}</td>
              <td>{line.state}</td>
              <td>{line.turn}</td>
              <td>{line.next}</td>
              <td>{line.since}</td>
              <td>{line.due}</td>
              <td className="mg-wide">{line.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
    <FileOutputs path={`/ops/open-records/handed/${id}/output`} purposes={PURPOSES} />
    <p>
      <Link href="/admin/work-handovers" prefetch={false}>
        引継ぎの一覧へ
      </Link>
    </p>
  </>
)
