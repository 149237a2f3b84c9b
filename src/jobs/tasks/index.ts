import type { Task } from '../task'

import { sealAuditTask, verifyAuditTask } from './audit'
import { drain } from './drain'
import { generateSlots } from './generate-slots'
import { reconcileHourly, reconcileNightly } from './reconcile'
import { reminders } from './reminders'
import { retention } from './retention'
import { sendMail } from './send-mail'
import { sweep } from './sweep'
import { waitlist } from './waitlist'

const frequent: Task[] = [sweep, drain, sendMail, reminders, waitlist, sealAuditTask]

const nightly: Task[] = [
  generateSlots,
  reconcileHourly,
  reconcileNightly,
  retention(frequent.map(({ name }) => name)),
  verifyAuditTask,
]

/** All periodic work, in the order in which it starts when several are due. */
export const tasks: Task[] = [...frequent, ...nightly]
