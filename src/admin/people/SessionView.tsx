import type { AdminViewServerProps } from 'payload'

import { sessionChoices, sessionScreen } from '@/services/people/training/session'

import { screenPage } from '../frame/screen-page'

import './people.css'
import { Session } from './Session'

/** /admin/training-session?id=…: one session, from its plan to the completions (ST-12 … ST-21). */
export const SessionView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/training-session',
      lead: '日時・会場・講師を決め、受ける人を登録し、出欠と修了を記録します。',
    },
    async (ctx) => {
      const asked = (props.searchParams as Record<string, unknown> | undefined)?.id
      const first =
        typeof asked === 'string' ? await sessionScreen(ctx, asked).catch(() => null) : null
      if (!first)
        return (
          <p className="mg-empty">この回が見つかりません。「研修の回」の一覧から開いてください。</p>
        )
      return <Session first={first} choices={await sessionChoices(ctx, first.one.row.id)} />
    },
  )
