import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { choicesFor } from './choices'
import { Reminders } from './Reminders'

/** /admin/cards/reminders: 交付勧奨通知, cards about to expire, returned notices (CD-15, CD-18, CD-22). */
export const RemindersView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/cards/reminders', lead: '受け取りのないカードを選んで、交付勧奨通知を送ります。' },
    async (ctx) => <Reminders choices={await choicesFor(ctx)} />,
  )
