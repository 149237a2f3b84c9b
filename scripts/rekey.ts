// Brings every encrypted value to the present key and form: `npm run rekey`. May be stopped and
// started again; the service may run meanwhile, with the same DATA_KEY and DATA_KEY_OLD.
import config from '@payload-config'
import { getPayload } from 'payload'

import { jobContext } from '@/services/context'
import { rekey } from '@/services/keys/rekey'

const payload = await getPayload({ config })
const say = (line: string) => void process.stdout.write(`  ・${line}\n`)
const { rows, changed, unreadable, finished } = await rekey(jobContext(payload), say)
say(`全部で${rows}行、書き直し${changed}件、読み取れない値${unreadable}件`)
process.stdout.write(
  finished
    ? '終わりました。DATA_KEY_OLD は消してかまいません。\n'
    : '変更が続いているため終わっていません。もう一度実行してください。\n',
)
await payload.destroy()
process.exit(finished ? 0 : 1)
