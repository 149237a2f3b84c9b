// Starts a MongoDB for one's own test runs and holds it until Ctrl-C:
//   node scripts/mongo-for-tests.mjs [database]
//   node scripts/mongo-for-tests.mjs [database] -- npx vitest run --project "integration*"
import { findMongo } from '../tests/helpers/mongo.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { run } from './lib/process.mjs'

const args = process.argv.slice(2)
const dash = args.indexOf('--')
const command = dash >= 0 ? args.slice(dash + 1) : []
const database = (dash >= 0 ? args.slice(0, dash) : args)[0] ?? 'madoguchi_test'

await ensureNodeModules()
const mongo = await findMongo()
if (!mongo) process.exit(1)

const uri = mongo.uri(database)
console.log(`TEST_DATABASE_URI=${uri}  # ${mongo.name}`)
if (command.length > 0) {
  const env = { TEST_ENGINE: 'mongodb', TEST_DATABASE_URI: uri }
  const code = await run(command[0], command.slice(1), { env })
  await mongo.stop()
  process.exit(code)
}
console.log('Ctrl-C で終了します / Ctrl-C ends it')
setInterval(() => {}, 60_000)
