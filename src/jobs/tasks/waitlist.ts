import { offerFreeSlots } from '@/services/waitlist/offer'

import type { Task } from '../task'

/** Tells people who wait that a time has become free. */
export const waitlist: Task = {
  name: 'waitlist',
  label: 'キャンセル待ちの人への案内',
  schedule: { everyMinutes: 5, offset: 2 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => {
    const { offered, ended } = await offerFreeSlots(ctx)
    return `案内 ${offered} 件・期間終了 ${ended} 件`
  },
}
