import type { AdminViewServerProps } from 'payload'

import { findRows } from '@/db/atomic'
import { isRequestDate, tokyoDateOf } from '@/domain/time/civil'
import { decidedFigures } from '@/services/figures/rules'

import { screenPage } from '../frame/screen-page'

import { Entry } from './Entry'
import './figures.css'
import { FileImport } from './FileImport'
import { NoLine } from './NoLine'

/** /admin/call-entry: the phone system's counts, from its file or by hand (CC-18). */
export const EntryView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/call-entry',
      lead: '電話システムのCSVを取り込むか、1時間ごとに入力します。同じ日を入れ直すと置き換わり、前の版は残ります。',
    },
    async (ctx) => {
      const { lines } = await decidedFigures(ctx.payload)
      const profiles = await findRows<{ id: string; name: string }>(
        ctx.payload,
        'call-import-profiles',
        { active: { not_equals: false } },
        { sort: 'name' },
      )
      if (lines.length === 0) return <NoLine />
      const today = tokyoDateOf(ctx.now())
      const { line, date } = (props.searchParams ?? {}) as Record<string, unknown>
      return (
        <>
          <FileImport profiles={profiles.map(({ id, name }) => ({ id, label: name }))} />
          <Entry
            lines={lines.map(({ code, name }) => ({ id: code, label: name }))}
            first={{
              line: lines.find(({ code }) => code === line)?.code ?? lines[0]!.code,
              date: isRequestDate(date) ? date : today,
            }}
            today={today}
          />
        </>
      )
    },
  )
