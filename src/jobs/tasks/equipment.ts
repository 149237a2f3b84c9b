import { adoptDevices } from '@/services/equipment/devices/adopt'
import { settleHelpdesk } from '@/services/equipment/maintenance/from-helpdesk'
import { noteResponses } from '@/services/equipment/maintenance/list'
import { keepRemovals } from '@/services/equipment/registers/removals'
import { settleSupplies } from '@/services/equipment/supplies/ledger'

import type { Task } from '../task'

/** Today's checks of what is taken home, and whatever a process left half done. */
export const equipmentTask: Task = {
  name: 'equipment',
  label: '機器・消耗品の見回り',
  schedule: { everyMinutes: 5 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => {
    await adoptDevices(ctx)
    await settleHelpdesk(ctx)
    await noteResponses(ctx)
    const [checks, lines] = [await keepRemovals(ctx), await settleSupplies(ctx)]
    return `撤収の確認 ${checks} 窓口、在庫の記録の続き ${lines} 件`
  },
}
