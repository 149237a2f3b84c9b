// Restores a backup into a new place, without the product or its database:
//   npm run restore -- <backup file or folder> --into <new folder> [--until <moment>] [--mongo <address>]
import { parseArgs } from 'node:util'

import { isDomainError } from '@/lib/errors'
import { restoreBackup } from '@/services/backup/restore'

const USAGE =
  'npm run restore -- <バックアップのファイル、または保存先のフォルダー> --into <新しいフォルダー> [--until 2026-12-01T12:34:00+09:00] [--mongo <空の MongoDB のアドレス>]\n'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { into: { type: 'string' }, mongo: { type: 'string' }, until: { type: 'string' } },
})
const [from] = positionals
if (!from || !values.into || Number.isNaN(Date.parse(values.until ?? '2026-01-01'))) {
  process.stderr.write(USAGE)
  process.exit(2)
}
try {
  const { backup, manifest, files, upTo } = await restoreBackup({
    ...{ from, into: values.into, secret: process.env.BACKUP_KEY ?? '' },
    ...(values.until ? { until: values.until } : {}),
    ...(values.mongo ? { uri: values.mongo } : {}),
  })
  const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one.rows, 0)
  process.stdout.write(
    `復元しました: ${backup}\n` +
      `  この時点までの予約が入っています: ${new Date(upTo).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })}\n` +
      `  行 ${rows}・添付ファイル ${files}。件数とハッシュは、バックアップの時と同じです。\n` +
      `  個人情報の鍵（DATA_KEY）の番号: ${manifest.dataKey}\n` +
      `  場所: ${values.into}\n`,
  )
  process.exit(0)
} catch (error) {
  process.stderr.write(`${isDomainError(error) ? error.message : String(error)}\n`)
  process.exit(1)
}
