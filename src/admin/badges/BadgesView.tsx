import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { formatJa } from '@/domain/time/format'
import { type BadgeLine, badgeRoster } from '@/services/staff/badges'

import { panelPage } from '../frame/panel-page'
import { TableBox } from '../frame/TableBox'

const SHOWS = { '': 'すべて', missing: '名札のない人', keeps: '返却していない人' } as const
type Show = keyof typeof SHOWS

/** /admin/badges: who wears a name badge, who still has none, who left with one (PR-21). */
export const BadgesView = (props: AdminViewServerProps) => {
  const asked = String(props.searchParams?.show ?? '')
  const show: Show = Object.hasOwn(SHOWS, asked) ? (asked as Show) : ''
  return panelPage(
    props,
    {
      may: 'badges.read',
      path: `/admin/badges${show ? `?show=${show}` : ''}`,
      title: '名札',
      lead: '窓口や訪問で働く人の名札です。発行と返却は、アカウントの画面で記録します。',
    },
    async (ctx) => {
      const { rows, missing, keeps, mayEdit } = await badgeRoster(ctx)
      const counts: Record<Show, number> = { '': rows.length, missing, keeps }
      return (
        <>
          <nav className="mg-row" aria-label="しぼり込み">
            {(Object.keys(SHOWS) as Show[]).map((one) => (
              <Link
                key={one}
                className={`mg-button${one === show ? ' mg-button--main' : ''}`}
                aria-current={one === show ? 'page' : undefined}
                href={`/admin/badges${one ? `?show=${one}` : ''}`}
                prefetch={false}
              >
                {SHOWS[one]}（{counts[one].toLocaleString('ja-JP')}人）
              </Link>
            ))}
          </nav>
          <Roster rows={rows.filter(({ state }) => !show || state === show)} mayEdit={mayEdit} />
        </>
      )
    },
  )
}

const day = (on: string): string => (on ? formatJa(on) : '')

const Roster = ({ rows, mayEdit }: { rows: BadgeLine[]; mayEdit: boolean }) =>
  rows.length === 0 ? (
    <p className="mg-empty">該当する人はいません。</p>
  ) : (
    <TableBox label="名札の一覧">
      <table className="mg-table">
        <caption className="mg-hidden">名札の一覧</caption>
        <thead>
          <tr>
            <th>氏名</th>
            <th>役割</th>
            <th>窓口</th>
            <th>名札</th>
            <th>名札番号</th>
            <th>発行日</th>
            <th>返却日</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {mayEdit ? (
                  <Link href={`/admin/collections/users/${row.id}`} prefetch={false}>
                    {row.name}
                  </Link>
                ) : (
                  row.name
                )}
              </td>
              <td>{row.roles}</td>
              <td>{row.offices}</td>
              <td>{row.state === 'worn' ? row.stateLabel : <strong>⚠ {row.stateLabel}</strong>}</td>
              <td>{row.number}</td>
              <td>{day(row.issuedOn)}</td>
              <td>{day(row.returnedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
