import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a server process is told: the time, the place at which it dies, or to do what is due. */
export type Order = { now?: string; diesAt?: string; works?: boolean }

export type ServerProcess = {
  port: number
  child: ChildProcess
  /** Comes back when it has done as it was told. */
  tell: (order: Order) => Promise<void>
  ended: Promise<unknown>
}

const FILE = fileURLToPath(new URL('./server-process.ts', import.meta.url))

/** The next message of a process; an end without one is a failure. */
const heard = (child: ChildProcess) =>
  new Promise<unknown>((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a server process ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })

/** Starts a server process of the product on this test's database. */
export async function startServer(now: Date, env: Record<string, string> = {}) {
  const child = fork(FILE, {
    // As for rivals (`race-acts.ts`).
    execArgv: ['--conditions=production', '--import', 'tsx'],
    env: {
      ...process.env,
      SERVER_NOW: now.toISOString(),
      BURST_LIMIT: 'off',
      PAYLOAD_LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const port = (await heard(child)) as number
  const server: ServerProcess = {
    port,
    child,
    ended,
    tell: async (order) => {
      const answer = heard(child)
      child.send(order)
      const said = await answer
      if (said !== 'done') throw new Error(String(said))
    },
  }
  return server
}

export async function endServers(servers: ServerProcess[]): Promise<void> {
  for (const { child } of servers) child.kill('SIGKILL')
  await Promise.all(servers.map(({ ended }) => ended))
}
