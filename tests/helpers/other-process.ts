import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('./sqlite-process.ts', import.meta.url))

/** Another process on a database file that stands ready at its act (`sqlite-process.ts`). */
export async function otherProcess(act: string, file: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, [act, file], { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  return child
}
