// A separate process for the periodic work: `NODE_ENV=production npx payload run scripts/worker.ts`,
// with JOBS=off in the web processes. Several workers may run; a lease elects one.
import config from '@payload-config'
import { getPayload } from 'payload'

import { PRODUCT } from '@/areas'
import { startJobs } from '@/jobs/start'

const payload = await getPayload({ config })
const scheduler = startJobs(payload, PRODUCT.tasks)
payload.logger.info('worker started')

await new Promise<void>((resolve) => {
  process.once('SIGTERM', resolve)
  process.once('SIGINT', resolve)
})
await scheduler.stop()
await payload.destroy()
process.exit(0)
