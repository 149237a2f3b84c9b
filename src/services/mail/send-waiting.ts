import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../context'

import { sendDueMails, type SendReport } from './send-mails'

const under = processWide('mail-run', () => ({ way: null as Promise<SendReport> | null }))

/**
 * `sendDueMails`, once at a time in a process. Bookings, the tick of seconds and the job all ask for it;
 * with a server that is slow, each run would claim mails that then wait for a connection until another
 * takes the claim for that of a dead process and sends them a second time. What comes too late for the
 * run under way goes out with the next minute's.
 */
export function sendWaitingMails(ctx: ServiceContext): Promise<SendReport> {
  under.way ??= sendDueMails(ctx).finally(() => (under.way = null))
  return under.way
}
