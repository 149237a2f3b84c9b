import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('./sqlite-process.ts', import.meta.url))

/** Another process on a database file that stands ready at its act (`sqlite-process.ts`). */
export async function otherProcess(act: string, file: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, [act, file], { execArgv: ['--import', 'tsx'] })
  const died = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The other process (${act}) ended before its act: ${code ?? signal}`)
  })
  await Promise.race([once(child, 'message'), died])
  // Later it may end as it likes.
  died.catch(() => {})
  return child
}
