import { openDoor } from '@/app/door'
import { PRODUCT } from '@/areas'
import { createScheduler } from '@/jobs/scheduler'
import { frontDoor } from '@/server/front-door.mjs'
import { endWhenTold } from '@/server/worker.mjs'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { citizenContext, jobContext } from '@/services/context'
import { sendWaitingMails } from '@/services/mail/send-waiting'
import { backgroundEnded } from '@/services/system/background'

import { routes } from './door-world'
import type { Order } from './server-processes'
import { openPayload } from './world'

/**
 * One server process of the product on this test's database: the door, the pages and the calls behind
 * it, and the jobs, which look at the clock when they are told to (`server-processes.ts`).
 */
// Without a listener the channel does not keep the process alive while it connects.
const keepAlive = setInterval(() => {}, 60_000)
const payload = await openPayload()
let now = new Date(process.env.SERVER_NOW ?? '')
/** Where this process is to be cut off. */
let diesAt = ''
payload.config.custom = {
  ...payload.config.custom,
  now: () => now,
  // Inside one write nobody can wait: only the death itself gives something to wait for.
  fault: (point: string): Promise<void> | void => {
    if (point !== diesAt) return
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  },
}
const scheduler = createScheduler({ payload, tasks: PRODUCT.tasks })
const door = openDoor(payload)
let isReady = true
const server = frontDoor(routes(payload), {
  publicUrl: process.env.PUBLIC_URL ?? '',
  trustedProxies: Number(process.env.TRUSTED_PROXIES ?? 0),
  ready: () => isReady,
  citizens: () => door,
})
endWhenTold({
  server: () => server,
  leave: () => (isReady = false),
  jobsEnded: () => scheduler.stop(),
  workEnded: backgroundEnded,
})

async function obey(order: Order): Promise<void> {
  if (order.now) now = new Date(order.now)
  if (order.diesAt) diesAt = order.diesAt
  if (!order.works) return
  // As every process does it: the jobs by the clock, and what follows a booking.
  const ctx = jobContext(payload)
  await Promise.all([
    scheduler.tick(),
    drainOutbox({ ...citizenContext(payload), ...ctx }).then(() => sendWaitingMails(ctx)),
  ])
}
process.on('message', (order: Order) => {
  void obey(order).then(
    () => process.send?.('done'),
    (error: Error) => process.send?.(`failed: ${error.stack}`),
  )
})
server.listen(0, '127.0.0.1', () => {
  clearInterval(keepAlive)
  process.send?.((server.address() as { port: number }).port)
})
