import type { Task } from '../task'

import { sealAuditTask, verifyAuditTask } from './audit'
import { cardImports } from './card-imports'
import { cardCheck, cardLog, cardNumbers } from './cards'
import { caseLog } from './cases'
import { deadlines } from './deadlines'
import { drain } from './drain'
import { generateSlots } from './generate-slots'
import { printFiles } from './printing'
import { rekeyTask } from './rekey'
import { reconcileHourly, reconcileNightly } from './reconcile'
import { reminders } from './reminders'
import { retention } from './retention'
import { sendMail } from './send-mail'
import { sweep } from './sweep'
import { settleTransport, transportAlertsTask } from './transport'
import { waitlist } from './waitlist'

const frequent: Task[] = [
  ...[sweep, drain, sendMail, reminders, waitlist, sealAuditTask],
  ...[cardImports, settleTransport, cardLog, cardNumbers, caseLog, deadlines],
]

const nightly: Task[] = [
  generateSlots,
  cardCheck,
  reconcileHourly,
  reconcileNightly,
  retention(frequent.map(({ name }) => name)),
  verifyAuditTask,
  printFiles,
  transportAlertsTask,
  rekeyTask,
]

/** All periodic work, in the order in which it starts when several are due. */
export const tasks: Task[] = [...frequent, ...nightly]
