import type { Task } from '../task'

import { drain } from './drain'
import { reconcileHourly, reconcileNightly } from './reconcile'
import { sendMail } from './send-mail'
import { sweep } from './sweep'

export const tasks: Task[] = [sweep, drain, sendMail, reconcileHourly, reconcileNightly]
