import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { choicesFor } from './choices'
import { Disposal } from './Disposal'

/** /admin/cards/disposal: cards that are destroyed, by two people and a list. */
export const DisposalView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/cards/disposal',
      lead: '1人が提案し、市の別の人が承認します。廃棄は2人で行い、一覧を残します。',
    },
    async (ctx) => <Disposal choices={await choicesFor(ctx)} />,
  )
