import { writeBackup } from '@/services/backup/write'
import { restoreBackup } from '@/services/backup/restore'

import { BACKUP_KEY, sourceHere } from './backup-world'

/** A process that makes or restores backups without an end, until it is killed; says how many it has ended. */
const [act = '', place = '', into = '', uri = ''] = process.argv.slice(2)
process.send?.('ready')
for (let round = 0; ; round++) {
  if (act === 'write') await writeBackup(sourceHere(), [place], new Date())
  else
    await restoreBackup({
      ...{ from: place, into: `${into}-${round}`, secret: BACKUP_KEY },
      ...(uri ? { uri: uri.replace('ROUND', String(round)) } : {}),
    })
  process.send?.('done')
}
