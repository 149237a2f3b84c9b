import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { isRequestDate, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { type Roster, type RosterLine, rosterOn } from '@/services/people/roster'

import { FileOutputs } from '../frame/FileOutputs'
import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

import './people.css'

const PURPOSES = ['市への報告', '業務の管理']

/** /admin/roster: who works on a day, past or to come, and what the roles lack (ST-01, ST-02, ST-23). */
export const RosterView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/roster',
      lead: '選んだ日に従事している人です。過去の日を選ぶと、その日の名簿になります。',
    },
    async (ctx) => {
      const asked = (props.searchParams as Record<string, unknown> | undefined)?.on
      const on = typeof asked === 'string' && isRequestDate(asked) ? asked : tokyoDateOf(ctx.now())
      const roster = await rosterOn(ctx, on)
      return (
        <>
          <form className="mg-row" action="/admin/roster">
            <label>
              日付 <input type="date" name="on" defaultValue={on} required />
            </label>
            <button className="mg-button">この日の名簿を見る</button>
            <Link className="mg-button" href="/admin/assignments" prefetch={false}>
              業務の割当てへ
            </Link>
          </form>
          <Unfilled roster={roster} />
          <Lines roster={roster} />
          {can(ctx.user, 'people.export') ? (
            <section className="mg-section">
              <h2>名簿を出力する</h2>
              <FileOutputs path="/ops/roster/output" query={{ on }} purposes={PURPOSES} />
              <h2>業務体制表を印刷する</h2>
              <FileOutputs
                path="/ops/roster/structure"
                query={{ on }}
                purposes={PURPOSES}
                formats={['print']}
              />
            </section>
          ) : null}
          <Turnover roster={roster} />
        </>
      )
    },
  )

const Unfilled = ({ roster: { unfilled } }: { roster: Roster }) =>
  unfilled.length === 0 ? null : (
    <div className="mg-lacks" role="note" aria-label="人が足りない役割">
      <strong>人が足りない役割</strong>
      <ul>
        {unfilled.map(({ role, place, minimum, has }) => (
          <li key={role + place}>
            {role}
            {place ? `（${place}）` : ''} 必要 {minimum}人、いま {has}人
          </li>
        ))}
      </ul>
    </div>
  )

const day = (on: string): string => on

const Lines = ({ roster: { on, rows } }: { roster: Roster }) =>
  rows.length === 0 ? (
    <p className="mg-empty">
      {formatJa(on)}に従事している人はいません。「業務の割当て」から、人を割り当ててください。
    </p>
  ) : (
    <TableBox label={`${formatJa(on)} 現在の名簿`}>
      <table className="mg-table mg-table--stack pt-roster">
        <caption>
          {formatJa(on)} 現在 {rows.length.toLocaleString('ja-JP')}人
        </caption>
        <thead>
          <tr>
            <th>役割</th>
            <th>氏名</th>
            <th>研修</th>
            <th>連絡先</th>
            <th>場所</th>
            <th>名札</th>
            <th>期間</th>
            <th>所属・雇用形態</th>
            <th>経験年月</th>
            <th>確認</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </TableBox>
  )

const Line = ({ row }: { row: RosterLine }) => (
  <tr>
    <td data-label="役割" className="pt-words">
      {row.isLead ? <strong>{row.role}</strong> : row.role}
    </td>
    <td data-label="氏名">
      <Link href={`/admin/collections/workers/${row.worker}`} prefetch={false}>
        {row.name}
      </Link>
    </td>
    <td data-label="研修" className="pt-words">
      {row.untrained ? <strong>⚠ 未修了: {row.untrained}</strong> : '修了'}
    </td>
    <td data-label="連絡先" className="pt-words">
      {row.absent ? <strong>⚠ この日は{row.absent} </strong> : null}
      {row.phone ? (
        <a className="pt-phone" href={`tel:${row.phone}`}>
          {row.phone}
        </a>
      ) : null}{' '}
      {row.mail}
      {row.isContactOld ? (
        <strong>
          {' '}
          ⚠ {row.contactCheckedOn ? `${day(row.contactCheckedOn)}に確認` : '確かめた日なし'}
        </strong>
      ) : null}
    </td>
    <td data-label="場所" className="pt-words">
      {row.place}
    </td>
    <td data-label="名札">{row.isBadgeMissing ? <strong>⚠ 未発行</strong> : row.badge || '—'}</td>
    <td data-label="期間" className="pt-words">
      {day(row.from)}〜{day(row.until)}
    </td>
    <td data-label="所属・雇用形態" className="pt-words">
      {[row.company, row.employment].filter(Boolean).join('・')}
    </td>
    <td data-label="経験年月" className="pt-words">
      {row.experience}
    </td>
    <td data-label="確認" className="pt-words">
      {[row.pcSkillOn ? `パソコン ${day(row.pcSkillOn)}` : '', row.knowsPenalty ? '罰則' : '']
        .filter(Boolean)
        .join('・') || '—'}
    </td>
  </tr>
)

const Turnover = ({ roster: { turnover } }: { roster: Roster }) =>
  turnover.length === 0 ? null : (
    <section className="mg-section">
      <h2>この年度の交代</h2>
      <TableBox label="この年度の交代">
        <table className="mg-table">
          <caption className="mg-hidden">この年度の交代</caption>
          <thead>
            <tr>
              <th>役割</th>
              <th>始めた人</th>
              <th>終えた人</th>
            </tr>
          </thead>
          <tbody>
            {turnover.map(({ role, began, ended }) => (
              <tr key={role}>
                <td>{role}</td>
                <td>{began}人</td>
                <td>{ended}人</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
