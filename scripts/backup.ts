// Makes a backup now (`npm run backup`), or a drill (`npm run backup -- drill`); the service may run meanwhile.
import config from '@payload-config'
import { getPayload } from 'payload'

import { runDrill } from '@/services/backup/drill'
import { runBackup, sentenceOf } from '@/services/backup/run'
import { jobContext } from '@/services/context'

// While the database is opened nothing else keeps the process alive, and it would end without a word.
setInterval(() => {}, 60_000)
const payload = await getPayload({ config })
const ctx = jobContext(payload)
let code = 0
try {
  if (process.argv.includes('drill')) {
    const { backup, seconds, found } = await runDrill(ctx)
    process.stdout.write(`復元訓練に成功しました: ${backup}（${seconds}秒）\n${found}\n`)
  } else {
    const { file, places, bytes, sha256, seconds } = await runBackup(ctx)
    process.stdout.write(
      `バックアップを取りました: ${file}（${bytes}バイト、${seconds}秒）\n${places}\nSHA-256 ${sha256}\n`,
    )
  }
} catch (error) {
  payload.logger.error(error)
  process.stderr.write(`${sentenceOf(error)}\n`)
  code = 1
}
await payload.destroy()
process.exit(code)
