// Two workers that do what they are told by the path, for the test of what processes tell each other.
import cluster from 'node:cluster'
import { createServer } from 'node:http'

import { burstAllowed } from '@/services/limits/burst'
import { settingsChanged, settingsVersion } from '@/services/settings/short-cache'
import { unaskedEnds } from '@/services/system/keeper'

import { keepWorkers } from '../../src/server/workers.mjs'

const ALLOWANCE = { capacity: 100, perSecond: 0 }
const acts: Record<string, () => unknown> = {
  '/spend': () => burstAllowed('library', 1, undefined, { allowance: ALLOWANCE }),
  '/change': () => settingsChanged(),
  '/version': () => settingsVersion(),
  '/die': () => process.kill(process.pid, 'SIGKILL'),
  '/ends': () => unaskedEnds(new Date()),
}

if (cluster.isPrimary) {
  keepWorkers(2, { onReady: () => process.stdout.write('ready\n') })
} else {
  createServer((request, response) => {
    response.setHeader('connection', 'close')
    response.end(`${process.pid} ${String(acts[request.url ?? '']?.())}`)
  }).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('open'))
}
