import type { Field } from 'payload'

import { text } from './basic'

/** Who has taken charge of a record (`takeCharge`): the account, and its name as it was then. */
export const assigneeFields = (): Field[] => [
  text('assignee', 'assignee', { hidden: true, index: true }),
  text('assigneeName', '担当', { readOnly: true }),
]
