import type { AdminViewServerProps } from 'payload'

import { formatJa } from '@/domain/time/format'
import { ownShifts } from '@/services/people/shifts/own'

import { panelPage } from '../../frame/panel-page'

import './shifts.css'

/** /admin/my-shifts: what was published for whoever is signed in, also on the own phone. */
export const MyShiftsView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      may: 'staff',
      path: '/admin/my-shifts',
      title: '自分の勤務',
      lead: '公開された自分の勤務です。変わったときは、ここが新しくなります。',
    },
    async (ctx) => {
      const own = await ownShifts(ctx)
      if (!own)
        return (
          <p className="mg-empty">
            このアカウントは従事者の名簿とつながっていません。業務責任者に、名簿への登録を頼んでください。
          </p>
        )
      return (
        <>
          <p>
            <a className="mg-button" href="/api/ops/my-shifts/calendar" download>
              スマートフォンのカレンダーに入れる（ファイル）
            </a>
          </p>
          {own.shifts.length === 0 ? (
            <p className="mg-empty">公開された勤務はまだありません。</p>
          ) : (
            <ul className="sh-own" aria-label={`${own.name}の勤務`}>
              {own.shifts.map(({ key, date, place, label, from, to, breaks, isOff }) => (
                <li key={key}>
                  <strong>{formatJa(date)}</strong>
                  <span>
                    {isOff ? label : `${label} ${from}〜${to} ${place}`}
                    {breaks ? <small>休憩 {breaks}</small> : null}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )
    },
  )
