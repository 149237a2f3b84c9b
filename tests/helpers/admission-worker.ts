import { keepAdmission, keeperOf } from '@/services/admission/here'

import { openPayload } from './world'

/** A server process with its own place in the admission queue: tickets are given out when it is told so. */
const keepAlive = setInterval(() => {}, 60_000)
const payload = await openPayload()
keepAdmission(payload)

process.on('message', ({ tickets }: { tickets: string[] }) => {
  const asked = tickets.map((ticket) =>
    keeperOf(payload).admit({ ticket, source: `${process.pid}`, begins: true }),
  )
  void Promise.all(asked).then((admissions) => process.send?.(admissions))
})
process.on('disconnect', () => {
  clearInterval(keepAlive)
  process.exit(0)
})
process.send?.('ready')
