// Opens the product on a restored copy and says what holds there, as one line of JSON. Started by a drill
// (services/backup/drill.ts) with the copy's own address; never on the city's database.
import config from '@payload-config'
import { getPayload } from 'payload'

import { proveRestored } from '@/services/backup/proof'
import { jobContext } from '@/services/context'
import { openKeys } from '@/services/keys/open-keys'

// While MongoDB makes indexes nothing else keeps the process alive, and it would end without a word.
setInterval(() => {}, 60_000)
const payload = await getPayload({ config })
await openKeys(payload)
process.stdout.write(`\nPROOF ${JSON.stringify(await proveRestored(jobContext(payload)))}\n`)
await payload.destroy()
process.exit(0)
